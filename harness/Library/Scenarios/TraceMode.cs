namespace KojiWidgetHarness.Harness.Scenarios;

/// <summary>Of which scenarios the Playwright trace is kept.</summary>
public enum TraceMode
{
    /// <summary>Of none.</summary>
    Off,

    /// <summary>Of each.</summary>
    On,

    /// <summary>Of those that do not pass.</summary>
    RetainOnFailure,
}
