//! HTML: what becomes a block, and what a row.

mod formats;

use cargo_codetable::published::formats::html::read;
use formats::{assert_dump, assert_linear, comments, size};

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_dump(&read(html), expected);
}

#[test]
fn a_table_has_headers_headings_and_rows() {
    check(
        "<table>\n<thead><tr><td>Code</td><td>Name</td></tr></thead>\n\
         <tr><td colspan=2>Doors</td></tr>\n<tr><td>1</td><td>Open</td></tr>\n\
         <tr><th>No</th><th>Label</th></tr>\n<tr><th>2</th><td>Shut</td></tr>\n\
         <tr><th>Windows</th></tr>\n<tr></tr><tr><td></td></tr></table>",
        "table
         2# Code | Name
         3= Doors
         4: 1 | Open
         5# No | Label
         6: 2 | Shut
         7= Windows",
    );
    check("<table><tr><td>1<tr><td>2", "table\n1: 1\n1: 2");
    check(
        "<table><tr><th>1<th>A<tr><th>2<th>B",
        "table\n1# 1 | A\n1: 2 | B",
    );
}

#[test]
fn end_tags_are_optional() {
    check(
        "<table><tr><td>1<td>Open\n<tr><td>2<td>Shut</table><ul><li>a<li>b</ul>c<dl><dt>d<dd>e<dt>f",
        "table\n1: 1 | Open\n2: 2 | Shut\nitems\n2: a\n2: b\ntext\n2: c\ndefinitions\n2: d | e\n2: f |",
    );
    check("<td>1<td>2", "text\n1: 1\n1: 2");
    check("<li>1<li>2</ul>3", "items\n1: 1\n1: 2\ntext\n1: 3");
    check("<dt>1<dd>2</dl>3", "definitions\n1: 1 | 2\ntext\n1: 3");
    check("</table></li></ul></td></dl></h1>1", "text\n1: 1");
}

#[test]
fn a_table_in_a_table_is_a_block_of_its_own() {
    check(
        "<table><tr><td>1<td>Open<table><tr><td>a<td>b</table>wide<tr><td>2<td>Shut</table>",
        "table\n1: 1 | Open/wide\n1: 2 | Shut\ntable\n1: a | b",
    );
}

#[test]
fn paragraphs_that_begin_with_numbers_are_lines_of_a_list() {
    check(
        "<h2>A</h2><p>a</p><h2>B</h2><p>b</p><h2>C</h2><p>c</p>\n\
         <h2>Codes</h2>\n<p>1 Open</p>\n<p>2 Shut</p>\n<p>3 Stuck</p>",
        "definitions\n1: A | a\n1: B | b\n1: C | c\n2: Codes | 1 Open/2 Shut/3 Stuck\n\
         text Codes\n3: 1 Open\n4: 2 Shut\n5: 3 Stuck",
    );
}

#[test]
fn a_line_with_a_number_goes_on_after_a_comma() {
    check(
        "<p>1 - Stuck,<br>\ncall a person.<br>\n2 - Open,<br>\n3 - Shut",
        "text\n1: 1 - Stuck, call a person.\n3: 2 - Open,\n4: 3 - Shut",
    );
}

#[test]
fn a_table_of_one_cell_with_lines_arranges_the_page() {
    check(
        "<h2>Codes</h2><table><tr><td></td><td>Codes:<br>\n1 - Open<br>\n2 - Shut</table>",
        "text Codes\n1: Codes:\n2: 1 - Open\n3: 2 - Shut",
    );
    check(
        "<table><tr><td>int open(void)</table>",
        "table\n1: int open(void)",
    );
}

#[test]
fn a_table_that_arranges_the_page_is_none() {
    check(
        "<table><tr><td><ul><li>Home</ul><td><h1>Codes</h1><table><tr><td>1<td>Open</table></table>",
        "items\n1: Home\ntable Codes\n1: 1 | Open",
    );
    check(
        "<table><tr><td><pre>1\n2</pre><td><pre>a\nb</pre></table>",
        "text\n1: 1\n2: 2\ntext\n2: a\n3: b",
    );
}

#[test]
fn a_block_is_named_by_its_caption_or_the_heading_above() {
    check(
        "<h1>Codes</h1><table><caption>All <b>doors</b></caption><tr><td>1</table>\
         <table><tr><td>2</table><h2>More</h2><ul><li>3</ul><h1>Last</h1><ul><li>4</ul>",
        "table All doors\n1: 1\ntable Codes\n1: 2\nitems More\n1: 3\nitems Last\n1: 4",
    );
}

#[test]
fn a_cell_that_spans_is_repeated() {
    check(
        "<table><tr><td rowspan=2>1<td colspan=2>a\n<tr><td>b<td>c\n<tr><td>2<td rowspan=0>d<td>e\n<tr><td>3<td>f</table>",
        "table\n1: 1 | a | a\n2: 1 | b | c\n3: 2 | d | e\n4: 3 | d | f",
    );
    // A cell is missing before one that spans.
    check(
        "<table><tr><td>1<td>a<td rowspan=2>g<tr><td>2</table>",
        "table\n1: 1 | a | g\n1: 2 |  | g",
    );
}

#[test]
fn lines_and_paragraphs_in_a_cell_are_lines() {
    check(
        "<table><tr><td>1<td>Door open<br>It is\n open.<p>Still<div>so</div><ul><li>a<li>b<ol><li>c</ol></ul>end\
         <pre>x\n  y</pre><tr><td>2<td>General&nbsp;\nError</table>",
        "table\n1: 1 | Door open/It is open./Still/so/a/b/c/end/x/y\n3: 2 | General Error",
    );
}

#[test]
fn terms_share_definitions() {
    check(
        "<dl>\n<dt>A\n<dt>B\n<dd>both<p>more\n<dd>and\n<dt>C\n<dt>D</dl>",
        "definitions\n2: A | both/more/and\n3: B | both/more/and\n6: C |\n7: D |",
    );
    check("<dl><dd>no term</dl>", "definitions\n1:  | no term");
    check(
        "<dl><div><dt>A</dt><dd>a</dd></div><div><dt>B</dt><dd>b</dd></div></dl>",
        "definitions\n1: A | a\n1: B | b",
    );
    // Sphinx writes a list for each term, and what is in a definition is under its term.
    check(
        "<dl><dt>A<a class=headerlink href=#a>¶</a><dd>a<ul><li>x</ul></dl>\n<dl><dt>B<dd>b<dl><dt>p<dd>q</dl></dl>",
        "definitions\n1: A | a\n2: B | b\nitems A\n1: x\ndefinitions B\n2: p | q",
    );
}

#[test]
fn a_list_in_a_list_is_a_block_of_its_own() {
    check(
        "<ul><li>1 Open<ol><li>a<li>b</ol>wide<li><p>2<p>Shut<br>tight<li></ul>",
        "items\n1: 1 Open/wide\n1: 2/Shut/tight\nitems\n1: a\n1: b",
    );
    // Numbers that do not only count are text.
    check(
        "<ol><li value=301>Moved<li value=404>Lost</ol><ol><li value=1>a<li value=2>b</ol>",
        "items\n1: 301. Moved\n1: 404. Lost\nitems\n1: a\n1: b",
    );
}

#[test]
fn what_is_between_items_is_more_of_the_first() {
    check(
        "<ul><li>Open (1)</li>\n<div>It is <i>open</i>.</div>\n<li>Shut (2)</li><p>It is shut.</ul>",
        "items\n1: Open (1)/It is open.\n3: Shut (2)/It is shut.",
    );
    check(
        "<ul>\nDoors <li>Open (1)</ul>",
        "items\n2: Doors\n2: Open (1)",
    );
}

#[test]
fn headings_with_prose_are_definitions() {
    check(
        "<h1>Codes</h1><p>All.</p><h2>1 Open</h2><p>It is <i>open</i>.<p>Wide.\n<h2>2 Shut</h2>\n<h2>3 Stuck</h2>Call.\
         <h1>More</h1><table><tr><td>1</table>",
        "text Codes\n1: All.\ndefinitions Codes\n1: 1 Open | It is open./Wide.\n2: 2 Shut |\n3: 3 Stuck | Call.\n\
         table More\n3: 1",
    );
    // A heading alone, or next to a table, is a name.
    check(
        "<h2>A</h2><p>a<h2>B</h2><table><tr><td>1</table><h2>C</h2><p>c",
        "text A\n1: a\ntable B\n1: 1\ntext C\n1: c",
    );
    // A few of many may have a list; headings and lists in the sections do not matter.
    check(
        "<h2>A</h2><p>a<h2>B</h2><p>b<table><tr><td>1</table><h2>C</h2><p>c<h3>Cause</h3><p>d<h3>Fix</h3><p>e\
         <h2>D</h2><p>f<ul><li>g</ul>",
        "definitions\n1: A | a\n1: B | b\n1: C | c\n1: D | f\ntable B\n1: 1\n\
         definitions C\n1: Cause | d\n1: Fix | e\nitems D\n1: g",
    );
    // Lines are a list, not prose.
    check(
        "<h2>A</h2>a<h2>B</h2>1 Open<br>2 Shut<br>3 Stuck",
        "text A\n1: a\ntext B\n1: 1 Open\n1: 2 Shut\n1: 3 Stuck",
    );
}

#[test]
fn text_is_lines() {
    check(
        "<pre class=x>\n1   <b>Open</b>\n\n  2\tShut  \n</pre>a\n b<br>c<p>1 Open\n<p>2 Shut<div>3</div>",
        "text\n2: 1   Open\n4:   2\tShut\ntext\n5: a b\n6: c\n6: 1 Open\n7: 2 Shut\n7: 3",
    );
}

#[test]
fn the_title_and_the_address() {
    check(
        "<title>Door &amp;\n codes</title><link rel=canonical href=\"https://a.example/b\"><meta property=og:url content=https://c.example>",
        "title Door & codes\naddress https://a.example/b",
    );
    check(
        "<meta property=\"og:url\" content=\"https://c.example/d\"><link rel=canonical href=/e>",
        "address https://c.example/d",
    );
    check(
        "<svg><title>Icon</title></svg><p>a",
        "title Icon\ntext\n1: a",
    );
}

#[test]
fn what_nobody_reads_is_dropped() {
    check(
        "<script>if (a<b) '<td>1'</script><style>p{}</style><template><p>x</template><!-- y --><textarea>z</textarea>\
         <p>4<sup>2</sup>0<sup><a href=#n>[1]</a></sup> E<sup>TM</sup> x<sup>a</sup>, <sup>*†</sup>Pi&shy;pe&#x200B;d&lrm; &lt;&#49;&gt;",
        "text\n1: 40 ETM x, Piped <1>",
    );
    check(
        "<h1>A<a class=anchor href=#a>#</a></h1><ul><li>1<a class=anchor>kept</a></ul>",
        "items A\n1: 1kept",
    );
}

#[test]
fn a_frame_that_is_never_closed_hides_nothing() {
    let table = "<table><tr><td>1<td>Open</table>";
    check(
        &format!("<iframe>Frame</iframe><iframe src=\"a\"/>\n{table}"),
        "table\n2: 1 | Open",
    );
    check(&format!("<iframe>{table}</iframe>"), "");
}

#[test]
fn links_and_code_are_text() {
    check(
        "<table><tr><td><a href=#2><span>2</span></a><td><code>DOOR</code><wbr>_<tt>OPEN</tt> <img alt=x></table>",
        "table\n1: 2 | DOOR_OPEN",
    );
}

#[test]
fn lines_are_counted_whichever_way_they_end() {
    for end in ["\n", "\r\n", "\r"] {
        let html = [
            "<table>",
            "<tr>",
            "<td>1<td>a",
            "<tr><td>",
            "2<td>b</table>",
            "<p>",
            "text<br>",
            "more",
        ]
        .join(end);
        check(&html, "table\n2: 1 | a\n4: 2 | b\ntext\n7: text\n8: more");
    }
}

/// The lists of section A, C and B that HTML has: every row is there.
#[test]
fn published_lists() {
    check(
        "<h2>Doors</h2><table><tr><td>1<td>Open<tr><td>2<td>Shut</table><h2>Windows</h2>\
         <table><tr><td>11<td>Window open<tr><td>12<td>Window shut</table>",
        "table Doors\n1: 1 | Open\n1: 2 | Shut\ntable Windows\n1: 11 | Window open\n1: 12 | Window shut",
    );
    check(
        "<table><tr><td>−3<td>(3)<td>&gt;128<tr><td>1<td>A<td>2</table>",
        "table\n1: −3 | (3) | >128\n1: 1 | A | 2",
    );
    check(
        "<pre>1 Open\n2 Shut</pre><table><tr><td>a<td>b</table>",
        "text\n1: 1 Open\n2: 2 Shut\ntable\n2: a | b",
    );
    check(
        "<h3>DOOR_OPEN (1)</h3><h3>(2) DOOR_SHUT</h3><h1>More</h1><dl><dt>DOOR_STUCK<dd>3</dl>",
        "definitions\n1: DOOR_OPEN (1) |\n1: (2) DOOR_SHUT |\ndefinitions More\n1: DOOR_STUCK | 3",
    );
}

#[test]
fn hostile_pages_are_read_in_linear_time_and_memory() {
    let repeat = |text: &'static str| move |n: usize| text.repeat(n);
    for text in [
        "<table>",
        "<table><tr><td>",
        "<table><td>x",
        "<ul>",
        "<ul><li>",
        "<li>",
        "<ol><li>x<ul>",
        "<dl>",
        "<dl><dt>a<dd>",
        "<dt>",
        "<dd>",
        "<dt>a<dt>b<dd>c",
        "<p>",
        "<h1>",
        "<h1>a<h2>b",
        "<h3>a<p>b<h2>c",
        "<h1>a</h1><table><td>b</table>",
        "<pre>",
        "<pre>a\n</pre>",
        "<sup>",
        "<sup>1",
        "<a class=anchor>",
        "<template>",
        "</template>",
        "<title>",
        "<br>",
        "<b>",
        "</table>",
        "</td>",
        "</li>",
        "</ul>",
        "</dl>",
        "</h1>",
        "<",
        "&",
        "&#",
        "<!--",
        "<![CDATA[",
        "<tr>",
        "<caption>",
        "<table><caption>",
        "<div>",
        "<script>",
        "<td rowspan=100>",
        "<thead>",
        "<p>a<br>",
        "\n",
        "a\n",
        "<td\n",
    ] {
        assert_linear(text, read, repeat(text));
    }
    for start in [
        "<table>",
        "<table><tr><td>",
        "<ul><li>",
        "<dl><dd>",
        "<pre>",
    ] {
        for text in [
            "<tr>",
            "<td>",
            "<td rowspan=9 colspan=9>x",
            "<tr><td rowspan=99>x",
            "</td>",
            "</ul>",
            "<li>",
            "<dt>x",
            "a ",
            "<p>x",
        ] {
            assert_linear(&format!("{start} {text}"), read, move |n| {
                start.repeat(n / 4) + &text.repeat(n)
            });
        }
    }
}

#[test]
fn cells_that_span_everything_do_not_fill_the_memory() {
    let rows = "<tr>".repeat(1000);
    for text in ["a".repeat(100_000), "a ".repeat(100), String::new()] {
        for span in ["1000000000", "99999999999999999999999", "0", "-1", "1000"] {
            let cell = format!("<td colspan={span} rowspan={span}>{text}</td>{rows}");
            let page = format!("<table>{cell}<td>{cell}");
            assert!(size(&read(&page)) <= 16 * page.len(), "{span}");
        }
    }
    let terms = "<dt>t".repeat(1000) + "<dd>" + &"d".repeat(10_000);
    assert!(size(&read(&terms)) <= 16 * terms.len());
}

#[test]
fn containers_in_each_other_do_not_overflow_the_stack() {
    for tag in [
        "<table><tr><td>",
        "<ul><li>",
        "<dl><dd>",
        "<table><tr><td><ul><li><dl><dd>",
        "<li><dd>",
    ] {
        let page = tag.repeat(100_000) + "deep";
        let read = read(&page);
        assert!(formats::dump(&read).contains("deep"), "{tag}");
    }
}

#[test]
#[ignore = "takes more than ten seconds"]
fn a_page_of_20_megabytes_is_read() {
    let row = "<tr><td>100</td><td>Some label of a code</td><td>And what it says</td></tr>\n";
    let count = 20_000_000 / row.len();
    let page = read(&format!("<table>\n{}</table>", row.repeat(count)));
    assert_eq!(page.blocks[0].rows.len(), count);
    assert_eq!(page.blocks[0].rows[count - 1].line, count + 1);
}

#[test]
fn code_is_read_as_such() {
    let page = read(
        "<p>All:\n<pre class=\"programlisting\">typedef enum {\n  DOOR_OK = 0,   /* fine */\n\n  <b>DOOR_STUCK</b>,    /* it does not\n      move */\n  DOOR_LOST = 7\n} door_t;</pre>",
    );
    assert_dump(
        &page,
        "text\n1: All:\nconstants door_t\n3: DOOR_OK | 0\n5: DOOR_STUCK | 1\n7: DOOR_LOST | 7",
    );
    assert_eq!(comments(&page), ["", "fine", "it does not move", ""]);
    check(
        "<div class=\"highlight-python notranslate\"><div class=highlight><pre>OPEN = 1\nSHUT = OPEN + 1\n</pre></div></div>",
        "constants python\n1: OPEN | 1\n2: SHUT | 2",
    );
    check(
        "<pre><code class=\"language-js\">const OPEN = 1;</code></pre><pre>OPEN = 1</pre>",
        "constants js\n1: OPEN | 1\ntext\n1: OPEN = 1",
    );
    // A list that has a macro in it is a list.
    check(
        "<pre>#define OPEN 1\n2 Shut</pre>",
        "text\n1: #define OPEN 1\n2: 2 Shut",
    );
}

#[test]
fn numbers_of_lines_are_not_code() {
    check(
        "<pre><a name=9>9</a> /** Open. */\n<a name=10>10</a>    public <b>static</b> <b>final</b> int OPEN = 1;\n11\n12    public static final int SHUT = 2;\n</pre>",
        "constants\n2: OPEN | 1\n4: SHUT | 2",
    );
    check(
        "<pre>1 Open const\n2 Shut const</pre>",
        "text\n1: 1 Open const\n2: 2 Shut const",
    );
}

#[test]
fn wrapped_lines_are_one_row() {
    check(
        "<pre>   1  when the door is open, as doors should be (when\n        nobody leans on it)\n   2  short\n      deep\n</pre>",
        "text\n1:    1  when the door is open, as doors should be (when nobody leans on it)\n3:    2  short\n4:       deep",
    );
}

#[test]
fn cells_may_be_divisions() {
    check(
        "<div class=caption><span>java.<a>Door</a></span></div>\n<div class=\"summary-table three-column-summary\">\n\
         <div class=\"table-header col-first\">Type</div><div class=\"table-header col-last\">Value</div>\n\
         <div class=\"col-first even-row-color\"><code>OPEN</code></div>\n<div class=\"col-last even-row-color\"><div>1</div></div>\n\
         <div class=\"col-first\">SHUT</div><div class=\"col-last\">2</div>\n</div>\n<div class=caption>x</div><p>after",
        "table java.Door\n3# Type | Value\n4: OPEN | 1\n6: SHUT | 2\ntext\n8: x\n8: after",
    );
    check("</div><div class=col-first>1</div>", "text\n1: 1");
}

#[test]
fn declarations_in_tables_are_constants() {
    let page = read(
        "<table><tr><td>#define&#160;</td><td><a>OPEN</a>&#160;&#160;&#160;(-1)</td></tr>\n\
         <tr><td>&#160;</td><td>It is open. <a>More...</a></td></tr><tr><td colspan=2>&#160;</td></tr>\n\
         <tr><td>#define&#160;</td><td>LAST&#160;&#160;OPEN</td></tr>\n\
         <tr><td>enum &#160;</td><td>door { <br>A = 2\n, B\n}</td></tr>\n\
         <tr><td>int&#160;</td><td>f (void)</td></tr></table>\n\
         <h2><a title=\"Permalink\">x</a>LAST</h2><p>The last.</p>\n\
         <h2>\u{25C6} OPEN</h2><table><tr><td>#define OPEN&#160;(-1)</td></tr></table><p>Open.</p>\n\
         <h2>door</h2><table><tr><th colspan=2>Enumerator</th></tr><tr><td>A</td><td>First.</td></tr></table>",
    );
    assert_dump(
        &page,
        "constants\n1: OPEN | -1\n3: LAST | -1\nconstants door\n4: A | 2\n4: B | 3\ntable\n7: int | f (void)\n\
         definitions\n8: LAST | The last.\n9: \u{25C6} OPEN | Open.\ntable door\n10= Enumerator\n10: A | First.",
    );
    assert_eq!(
        comments(&page)[..4],
        ["It is open.", "The last.", "First.", ""]
    );
}

#[test]
fn definitions_of_constants_are_constants() {
    let page = read(
        "<dl><dt>enum <b>OPEN</b><a class=headerlink>\u{B6}</a></dt><dd><p>(<code>-5</code>)\nIt is open.</p></dd></dl>\n\
         <dl><dt>door.codes.SHUT</dt><dd>Value: 6; it is shut.</dd></dl>\n<dl><dt>STUCK<em> = 7</em></dt><dd></dd></dl>\n\
         <dl><dt>knock(count=1)</dt><dd>Knocks.</dd></dl>",
    );
    assert_dump(
        &page,
        "constants\n1: OPEN | -5\n3: SHUT | 6\n4: STUCK | 7\ndefinitions\n5: knock(count=1) | Knocks.",
    );
    assert_eq!(comments(&page), ["It is open.", "it is shut.", "", ""]);
}

#[test]
fn code_that_exports_from_a_module_is_javascript() {
    let page = "<pre><code>'use strict';\n\nmodule.exports.Colour = {\n  RED: 1,\n  BLUE: 2\n};\n\nmodule.exports.Door = {\n  OPEN: 1,\n  SHUT: 2\n};\n</code></pre>";
    let expected =
        "constants Colour\n4: RED | 1\n5: BLUE | 2\nconstants Door\n9: OPEN | 1\n10: SHUT | 2";
    check(page, expected);
}
