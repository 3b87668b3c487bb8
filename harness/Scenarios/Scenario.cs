using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios;

/// <summary>One situation to reproduce. Data: a new scenario adds no class and no branch in the runner.</summary>
/// <param name="Name">Stable name, lower-case and hyphenated.</param>
public sealed record Scenario(string Name)
{
    /// <summary>Gets the purpose of the scenario, in one line.</summary>
    public required string Purpose { get; init; }

    /// <summary>Gets what the scenario needs of the browser's command line.</summary>
    public BrowserProfile Browser { get; init; }

    /// <summary>How the page embeds the widget.</summary>
    public EmbedSettings Embed { get; init; } = new();

    /// <summary>Gets the faults that are injected before the page opens.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Gets the steps of the person in front of the page.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Gets what happens once the failure is in the log and before its cause is looked for.</summary>
    public IReadOnlyList<Step> Afterwards { get; init; } = [];

    /// <summary>The failure that has to follow; null when none may.</summary>
    public Expectation? Expect { get; init; }

    /// <summary>How long it may take as a whole; null for as long as any other.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets a value indicating whether it can be run only where the simulator stands in for Koji.</summary>
    public bool NeedsSimulator =>
        Faults.Any(fault => fault.NeedsSimulator)
        || Steps.Concat(Afterwards).Any(step => step.NeedsSimulator)
        || Expect?.Source == EventSource.Widget;

    /// <summary>
    /// Whether service workers of the page run. What a fault changes in a page on its way does not come to one that a worker answers for.
    /// </summary>
    public bool ServiceWorkers { get; init; }

    /// <summary>
    /// For how long the page is watched once all steps are done, for what comes late; that does not count as part of the timeout.
    /// </summary>
    public TimeSpan Watch { get; init; }

    /// <summary>The one of these browsers that it runs in, launched if need be.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public Task<HarnessBrowser> GetBrowserAsync(HarnessBrowsers browsers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(browsers);
        return browsers.GetAsync(Needs, cancellation);
    }

    internal BrowserNeeds Needs =>
        new()
        {
            Profile = Browser,
            HeadlessShell = Browser == BrowserProfile.Microphone && !NeedsVoice,
            ServiceWorkers = ServiceWorkers,
            TrustsAnyone = Faults.Any(fault => fault.NeedsTrust),
            Microphone = Faults.OfType<MicrophoneAccess>().LastOrDefault(access => access.Of == PagePart.HostPage)?.Setting,
            MovesClock = Steps.Concat(Afterwards).Any(step => step.MovesPageClock),
        };

    /// <summary>Gets a value indicating whether the scenario is about the microphone.</summary>
    public bool NeedsVoice => Embed.Mode == "voice";
}

/// <summary>The failure that a scenario has to lead to.</summary>
public sealed record Expectation
{
    /// <summary>The code; its documented message is expected with it.</summary>
    public required EventCode Code { get; init; }

    /// <summary>Who has to emit it.</summary>
    public EventSource Source { get; init; } = EventSource.Widget;

    /// <summary>
    /// How its trust has to be decided; null for an event that counts. Only where the cause itself takes the widget its origin can
    /// its word not be trusted, and then the reason is part of the proof.
    /// </summary>
    public TrustReason? Distrust { get; init; }

    /// <summary>The cause that has to be proven, and no other beside it.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>How sure of that cause the diagnosis has to be; where it can only be likely, others may be likely beside it.</summary>
    public Confidence Confidence { get; init; } = Confidence.Proven;

    /// <summary>Gets what happens instead when nothing is wrong: seeing it ends the wait.</summary>
    public required EventCode Otherwise { get; init; }
}

/// <summary>How a scenario does in a kind of browser, and how it runs there.</summary>
public sealed record ScenarioSupport
{
    /// <summary>How well the browser reproduces the scenario.</summary>
    public required SupportLevel Level { get; init; }

    /// <summary>Gets what differs, or why it cannot be reproduced; null where it is supported.</summary>
    public string? How { get; init; }

    /// <summary>The scenario with the steps and the expectation that hold there.</summary>
    public required Scenario Scenario { get; init; }
}
