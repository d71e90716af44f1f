package io.tocsin.console.signin;

import io.tocsin.console.Frame;

/// What surrounds the pages of one console for somebody who is not signed in. Each console has its own.
public interface StrangerFrame {
    /// The frame of a page with that title, without the navigation.
    Frame stranger(String title);
}
