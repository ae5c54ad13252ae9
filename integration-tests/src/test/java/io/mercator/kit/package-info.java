/** The dialect kit itself: what it finds, and that it finds it. */
package io.mercator.kit;
