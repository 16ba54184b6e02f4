//! `src/message.rs`: what the module offers, and what the elements are called.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::Item;
use crate::escape::markdown;
use crate::model::Message;

pub(super) fn emit(message: &Message) -> Vec<Item> {
    let about = format!(
        " The message {} that carries a code: read, judged and written.",
        markdown::code(&message.root),
    );
    let modules = quote! {
        #![doc = #about]
        //!
        //! [`Message::from_xml`] reads one that is there as a whole, [`MessageReader`] one after
        //! the other from a stream. [`Message::into_result`] tells replies from errors.

        mod content;
        mod error;
        mod limits;
        mod node;
        mod parser;
        mod reader;
        mod reply;
        mod value;
    };
    let offer = quote! {
        pub use content::{Kind, Message};
        pub use error::{Problem, ReadError};
        pub use limits::Limits;
        pub use node::{Node, NodeError};
        pub use reader::MessageReader;
        pub use reply::{Conflict, ErrorReply, Reply};
    };
    [modules, offer, names(message)].map(Item::Tokens).into()
}

fn names(message: &Message) -> TokenStream {
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
        const ROOT: &str = #root;

        /// The element that repeats the id of the request.
        const REQUEST_ID: &str = #request_id;

        /// The element that tells replies from errors.
        const TYPE: &str = #kind;

        /// The element that holds the value.
        const CODE: &str = #code;

        /// The element that holds the server's text.
        const TEXT: &str = #text;

        /// What the type says on an error.
        const ERROR_TYPE: &str = #error_type;
    }
}
