/// The one look of all consoles: the frame, the sheet, and the small things that every page shows alike. The
/// templates stand in `templates/tocsin`, what browsers fetch in `META-INF/resources/tocsin`.
@NullMarked
package io.tocsin.console;

import org.jspecify.annotations.NullMarked;
