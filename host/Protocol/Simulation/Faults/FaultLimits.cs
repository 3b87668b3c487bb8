namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>Bounds of what a simulator takes as faults.</summary>
public static class FaultLimits
{
    /// <summary>Rules at a time, spent ones included.</summary>
    public const int Rules = 100;

    /// <summary>UTF-16 characters of a rule's id.</summary>
    public const int IdCharacters = 64;

    /// <summary>UTF-16 characters of any other text of a rule.</summary>
    public const int TextCharacters = 256;

    /// <summary>Milliseconds of latency, and of jitter: ten minutes.</summary>
    public const int WaitMs = 600_000;

    /// <summary>Seconds of a schedule: a year.</summary>
    public const double ScheduleSeconds = 366 * 86_400;
}
