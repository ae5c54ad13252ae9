/** Graphs of objects with relationships of every kind, worked on at random and beside a plain model. */
package io.mercator.graphs;
