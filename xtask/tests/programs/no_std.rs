//! A program without `std`: to link it with a crate that has `std` would be an error, since there
//! can be only one panic handler.

#![no_std]
#![no_main]

use uptivity_result_codes::ResultCode;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

#[no_mangle]
pub extern "C" fn label_of(value: u16) -> *const u8 {
    ResultCode::from_value(value)
        .map_or("", ResultCode::label)
        .as_ptr()
}
