/** The code of README and docs, compiled and run; a test compares the texts. */
package io.mercator.it.docs;
