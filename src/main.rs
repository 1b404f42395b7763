//! The program that the browser runs: brings the islands of the page to life, nothing else.

fn main() {
    waymark::hydrate::start();
}
