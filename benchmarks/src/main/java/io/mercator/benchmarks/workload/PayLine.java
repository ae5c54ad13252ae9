package io.mercator.benchmarks.workload;

/** What a report shows of an employee. */
public record PayLine(String name, int salary, String city, String country) {}
