namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>
/// A host and its simulator, or a simulator alone, that run on this machine. The command that started them writes this to a file that its
/// owner alone can read, and the owner's other commands find them by it.
/// </summary>
public sealed record RunningServers
{
    /// <summary>The number of their process.</summary>
    public int Process { get; init; }

    /// <summary>When that process began, as the system counts it: another one may have the number later.</summary>
    public long Started { get; init; }

    /// <summary>The host's address; null for a simulator alone.</summary>
    public Uri? Host { get; init; }

    /// <summary>Lets its holder read all events of the host.</summary>
    public string? ReaderToken { get; init; }

    /// <summary>Lets its holder send events to the host.</summary>
    public string? IngestToken { get; init; }

    /// <summary>The full path of the host's data folder; null where events are gone when it stops.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The simulator's address.</summary>
    public required Uri Simulator { get; init; }

    /// <summary>Lets its holder steer the simulator.</summary>
    public required string SimulatorToken { get; init; }
}

/// <summary>The line that <c>up --format json</c> prints once host and simulator answer. It has no secrets.</summary>
public sealed record HostReady
{
    /// <summary>The host's address.</summary>
    public required string Url { get; init; }

    /// <summary>The dashboard, which asks for the reader token.</summary>
    public required string Dashboard { get; init; }

    /// <summary>The page that embeds the widget.</summary>
    public required string HostPage { get; init; }

    /// <summary>The simulator's address.</summary>
    public required string Simulator { get; init; }

    /// <summary>The full path of the folder that keeps the events; null where they are gone when it stops.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The path of the file that has the tokens (<see cref="RunningServers"/>); null where it could not be written.</summary>
    public string? Tokens { get; init; }
}
