namespace KojiWidgetHarness.Reports;

/// <summary>The forms in which a run can be reported besides the table and the JSON.</summary>
public enum ReportKind
{
    /// <summary>JUnit XML, as Jenkins and most CI services read it: a file.</summary>
    JUnit,

    /// <summary>Visual Studio's test results: a file.</summary>
    Trx,

    /// <summary>Common Test Report Format, JSON: a file.</summary>
    Ctrf,

    /// <summary>SARIF 2.1.0 (OASIS), as code-scanning services read it: a file.</summary>
    Sarif,

    /// <summary>Pages for people, with pictures: a folder.</summary>
    Html,

    /// <summary>Annotations on an output and, where GitHub Actions names a file for it, a summary.</summary>
    GitHub,
}
