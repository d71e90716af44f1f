/// The way into a console that asks who is there: a token is pasted once and stays in a cookie. A service
/// that depends on this has the pages, and says with a {@link io.tocsin.console.signin.StrangerFrame} what
/// surrounds them.
@NullMarked
package io.tocsin.console.signin;

import org.jspecify.annotations.NullMarked;
