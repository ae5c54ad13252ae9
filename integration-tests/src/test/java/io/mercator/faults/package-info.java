/** What happens when the driver or the database fails in the middle. */
package io.mercator.faults;
