//! Characters that are invisible, or that change the order in which text is displayed.

/// Whether a character is invisible, or changes the order in which text is displayed. White space of one line, such
/// as U+00A0, is neither. No table has such a character.
///
/// These are the characters that Unicode calls default ignorable, separators of lines and paragraphs, controls other
/// than tab and line feed, and letters and symbols without a mark.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    match c {
        ' '..='~' | '\n' | '\t' => false,
        // Soft hyphen, joiners, marks and overrides of direction, invisible operators, fillers, separators,
        // variation selectors, annotation, byte order mark, format controls, language tags.
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1343F}'
        | '\u{16FE4}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D159}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => c.is_control(),
    }
}
