package id.sokoguru.payroll;

import id.sokoguru.web.Tone;

/** Who is paid by an agency, with what keeps them off the list. */
public record EmployeeRow(Employee employee, String name, Tone tone, String mark) {}
