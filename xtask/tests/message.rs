//! The message of the Uptivity crate, tried by a client outside of this workspace: `tests/message`
//! has the client, a server that its tests play, and what reading and writing promise.

mod support;

use support::outside;

#[test]
fn a_client_reads_what_a_server_writes() {
    let ran = outside("message", &["test", "--quiet"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let passed = ran.out.matches("test result: ok.").count();
    assert_eq!(passed, 4, "{}", ran.out);
}
