//! `src/message/names.rs`: the types and names that differ between crates.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::model::Message;

pub(super) fn emit(plan: &Plan<'_>, message: &Message) -> SourceFile {
    let about =
        "//! The types and the names that are specific to the messages of this crate.\n".to_owned();
    let items = vec![
        Item::Text(about),
        Item::Tokens(types(plan)),
        Item::Tokens(elements(message)),
    ];
    SourceFile::new("message/names.rs", items)
}

fn types(plan: &Plan<'_>) -> TokenStream {
    let (code, raw, is_hex) = (&plan.enum_name, &plan.raw_name, plan.is_hex());
    let (lifetime, held) = match plan.integer() {
        Some(_) => (None, plan.value_type()),
        None => (Some(quote!(<'v>)), quote!(std::string::String)),
    };
    quote! {
        /// The enum of all codes.
        pub(super) type Code = super::super::#code;

        /// Any value, known or not.
        pub(super) type Raw<'v> = super::super::#raw #lifetime;

        /// The outcome of a request.
        pub(super) type Outcome = super::super::Outcome;

        /// A value that a message owns.
        pub(super) type Held = #held;

        /// Whether values are shown in hexadecimal. They may then also be hexadecimal in a message.
        pub(super) const IS_HEX: bool = #is_hex;
    }
}

fn elements(message: &Message) -> TokenStream {
    let Message {
        root,
        request_id,
        kind,
        code,
        text,
        error_type,
        ..
    } = message;
    quote! {
        /// The root element.
        pub(super) const ROOT: &str = #root;

        /// The element that repeats the id of the request.
        pub(super) const REQUEST_ID: &str = #request_id;

        /// The element that distinguishes errors from replies.
        pub(super) const TYPE: &str = #kind;

        /// The element that contains the value.
        pub(super) const CODE: &str = #code;

        /// The element that contains the server's text.
        pub(super) const TEXT: &str = #text;

        /// The content of the type element of an error.
        pub(super) const ERROR_TYPE: &str = #error_type;
    }
}
