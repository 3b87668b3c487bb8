using KojiWidgetHarness.Harness.Events;
using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Probes;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Scenarios;

/// <summary>What a scenario's faults and steps work with.</summary>
public sealed class ScenarioContext
{
    internal ScenarioContext(HarnessTarget target, IPage page, SimulatorClient simulator, RunEvents events, string session, EmbedSettings embed)
    {
        Target = target;
        Page = page;
        Simulator = simulator;
        Events = events;
        Session = session;
        Embed = embed;
        Network = new NetworkRecorder(page, target.Host);
    }

    /// <summary>Where host and simulator are.</summary>
    public HarnessTarget Target { get; }

    /// <summary>The host page, in a browser context of the scenario's own.</summary>
    public IPage Page { get; }

    /// <summary>Controls of the simulator.</summary>
    public SimulatorClient Simulator { get; }

    /// <summary>What the host's log holds.</summary>
    public RunEvents Events { get; }

    /// <summary>The page load that this scenario is.</summary>
    public string Session { get; }

    /// <summary>How the page embeds the widget; faults may change it before the page opens.</summary>
    public EmbedSettings Embed { get; set; }

    internal NetworkRecorder Network { get; }

    internal WidgetPage Widget => new(Page);

    /// <summary>Base address of one of the two pages, as the browser sees it.</summary>
    public Uri AddressOf(PagePart part) => part == PagePart.Widget ? Target.Simulator : Embed.HostAddress(Target.Host);

    /// <summary>Id of the interview that the widget started.</summary>
    /// <exception cref="InvalidOperationException">It started none.</exception>
    public async Task<string> InterviewAsync()
    {
        await Network.CollectAsync();
        return Network.InterviewId
            ?? throw new InvalidOperationException("The widget has started no interview. Put a StartInterview before this step.");
    }

    /// <summary>Waits until the log holds a trusted event of this code for this session.</summary>
    public Task<EventEnvelope> AwaitAsync(EventCode code, CancellationToken cancellation) =>
        Events.FirstAsync(Session, item => item.Code == code && item.Trust.Level == TrustLevel.Trusted, cancellation);
}
