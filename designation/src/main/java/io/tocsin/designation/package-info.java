/// The vocabulary of Tocsin: what a designation is, how two states of one differ, and the tables that
/// name programmes and countries. Everything here is a value; nothing reads a clock, a file of the user
/// or the network.
@NullMarked
package io.tocsin.designation;

import org.jspecify.annotations.NullMarked;
