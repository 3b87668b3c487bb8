namespace KojiWidgetHarness.Scenarios;

/// <summary>What is kept of each scenario for people to look at.</summary>
/// <param name="Folder">Where its files are written; made when it is not there.</param>
public sealed record CaptureSettings(string Folder)
{
    /// <summary>Whether host page and dashboard are pictured.</summary>
    public bool Screenshots { get; init; }

    /// <summary>Whether Playwright traces are kept.</summary>
    public TraceMode Trace { get; init; }
}

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
