using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Servers;

/// <summary>How host and simulator are set up.</summary>
public sealed record LocalServersSettings
{
    /// <summary>The host's port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The simulator's port; 0 takes a free one.</summary>
    public int WidgetPort { get; init; }

    /// <summary>Origins of pages elsewhere whose bridges may send events.</summary>
    public IReadOnlyList<string> PageOrigins { get; init; } = [];

    /// <summary>Addresses, beside its own, at which the simulator is taken for Koji, or Koji itself is found.</summary>
    public IReadOnlyList<KojiAddress> StandsInFor { get; init; } = [];

    /// <summary>Ids of projects that the simulator takes for active ones.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Whether the simulators take every well-formed project id that stands for nothing else for an active one.</summary>
    public bool TakesAnyProject { get; init; }

    /// <summary>Which generation of Koji's API the simulator speaks.</summary>
    public KojiContract Contract { get; init; } = KojiContract.GetKoji;

    /// <summary>
    /// How many simulators there are, each with a clock, projects and traffic of its own: as many as scenarios run at the same time.
    /// </summary>
    public int Simulators { get; init; } = 1;

    /// <summary>Faults that the simulator has from the start.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>Whether the host's dashboard can run the catalogue's scenarios.</summary>
    public bool RunsScenarios { get; init; }

    /// <summary>
    /// Whether the simulator's traffic goes to the host's log. Not for runs: a scenario is judged by what the page and the browser report.
    /// </summary>
    public bool RecordsTraffic { get; init; }

    /// <summary>Folder that keeps events and tokens; null keeps them until the servers stop.</summary>
    public string? DataFolder { get; init; }
}
