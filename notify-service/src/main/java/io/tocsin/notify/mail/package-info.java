/// E-mail: to whom, and how a letter goes out.
@NullMarked
package io.tocsin.notify.mail;

import org.jspecify.annotations.NullMarked;
