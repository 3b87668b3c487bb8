using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>What a run was asked for.</summary>
internal sealed record RunOptions
{
    /// <summary>Gets the kind of browser that it runs in.</summary>
    public BrowserKind Browser { get; init; } = BrowserKind.Chromium;

    /// <summary>Gets a value indicating whether each scenario has a browser process of its own.</summary>
    public bool BrowserForEach { get; init; }

    /// <summary>Gets a value indicating whether the browser's windows show.</summary>
    public bool Headed { get; init; }

    /// <summary>Somebody else's page; null for the host's own.</summary>
    public WebAddress? Page { get; init; }

    /// <summary>Where that page's widget may be found.</summary>
    public IReadOnlyList<KojiAddress> Widgets { get; init; } = KojiAddress.Published;

    /// <summary>Selector of what opens the widget there; null when it shows by itself.</summary>
    public string? Click { get; init; }

    /// <summary>Gets the command that serves the page; null where it is served without one.</summary>
    public StartOptions? Start { get; init; }

    /// <summary>The visitor whose browser it is like.</summary>
    public Visitor Visitor { get; init; } = new();

    /// <summary>For how long the page is watched once its widget is up; null for as long as scenarios say.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>Gets a value indicating whether Koji itself answers, not the simulator.</summary>
    public bool Live { get; init; }

    /// <summary>Path of the browser's program; null for the one that is found.</summary>
    public string? Program { get; init; }

    /// <summary>Whether Chromium keeps pages in its sandbox.</summary>
    public SandboxUse Sandbox { get; init; }

    /// <summary>How many scenarios run at the same time.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Gets the part of the selection that runs; null for all of it.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>How often a scenario that does not pass is retried.</summary>
    public int Retries { get; init; }

    /// <summary>After how many that did not pass no other is begun; null for never.</summary>
    public int? MaxFailures { get; init; }

    /// <summary>The time limit of a scenario that has none of its own.</summary>
    public TimeSpan Timeout { get; init; } = new ScenarioRunnerSettings().Timeout;

    /// <summary>Gets what is kept of each scenario for people to look at; null for nothing.</summary>
    public CaptureSettings? Capture { get; init; }

    /// <summary>Path of the durations by which scenarios are shared out.</summary>
    public string Durations { get; init; } = DurationBook.FileName;

    /// <summary>Gets a value indicating whether how long each took is recorded there.</summary>
    public bool UpdatesDurations { get; init; }

    /// <summary>The reports that are written at its end.</summary>
    public IReadOnlyList<ReportTarget> Reports { get; init; } = [];

    /// <summary>Whether the HTML report among them is opened then.</summary>
    public bool OpensReport { get; init; }

    /// <summary>Folder that keeps the events; null keeps them until the run ends.</summary>
    public string? DataFolder { get; init; }
}
