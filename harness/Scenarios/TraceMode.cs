namespace KojiWidgetHarness.Scenarios;

/// <summary>The scenarios whose Playwright trace is kept.</summary>
public enum TraceMode
{
    /// <summary>No scenario.</summary>
    Off,

    /// <summary>Each scenario.</summary>
    On,

    /// <summary>Scenarios that do not pass.</summary>
    RetainOnFailure,
}
