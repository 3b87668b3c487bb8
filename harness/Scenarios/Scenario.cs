using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios;

/// <summary>One situation to reproduce. Data: a new scenario adds no class and no branch in the runner.</summary>
/// <param name="Name">Stable name, lower-case and hyphenated.</param>
public sealed record Scenario(string Name)
{
    /// <summary>What the scenario reproduces, in one line.</summary>
    public required string Purpose { get; init; }

    /// <summary>What the scenario needs of the browser's command line.</summary>
    public BrowserProfile Browser { get; init; }

    /// <summary>How the page embeds the widget.</summary>
    public EmbedSettings Embed { get; init; } = new();

    /// <summary>What is disturbed before the page opens.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What the person in front of the page does.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>What happens once the failure is in the log and before its cause is looked for.</summary>
    public IReadOnlyList<Step> Afterwards { get; init; } = [];

    /// <summary>The failure that has to follow; null when none may.</summary>
    public Expectation? Expect { get; init; }

    /// <summary>How long it may take as a whole; null for as long as any other.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether it can be run only where the simulator stands in for Koji.</summary>
    public bool NeedsSimulator =>
        Faults.Any(fault => fault.NeedsSimulator) || Steps.Concat(Afterwards).Any(step => step.NeedsSimulator)
        || Expect?.Source == EventSource.Widget;

    /// <summary>Whether service workers of the page run. What a fault changes in a page on its way does not come to one that a worker answers for.</summary>
    public bool ServiceWorkers { get; init; }

    /// <summary>For how long the page is watched once all steps are done, for what comes late; that does not count as part of the timeout.</summary>
    public TimeSpan Watch { get; init; }

    /// <summary>The one of these browsers that it runs in, launched if need be.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public Task<HarnessBrowser> GetBrowserAsync(HarnessBrowsers browsers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(browsers);
        return browsers.GetAsync(Needs, cancellation);
    }

    internal BrowserNeeds Needs => new()
    {
        Profile = Browser,
        HeadlessShell = Browser == BrowserProfile.Microphone && !NeedsVoice,
        ServiceWorkers = ServiceWorkers,
        TrustsAnyone = Faults.Any(fault => fault.NeedsTrust),
        Microphone = Faults.OfType<MicrophoneAccess>().LastOrDefault(access => access.Of == PagePart.HostPage)?.Setting,
        MovesClock = Steps.Concat(Afterwards).Any(step => step.MovesPageClock),
    };

    /// <summary>Whether the scenario is about the microphone.</summary>
    public bool NeedsVoice => Embed.Mode == "voice";
}
