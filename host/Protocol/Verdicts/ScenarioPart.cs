namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>One thing that a scenario does, or waits for.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Title">As scenario files write it: <c>advance-server-clock: 31min</c>.</param>
/// <param name="Summary">What that is, in one line.</param>
public sealed record ScenarioPart(PartKind Kind, string Title, string Summary);

/// <summary>The kinds of what a scenario does.</summary>
public enum PartKind
{
    /// <summary>What is wrong from the start is set up.</summary>
    Fault,

    /// <summary>The page is opened.</summary>
    Page,

    /// <summary>The person in front of the page does something.</summary>
    Step,

    /// <summary>What decides the scenario is seen.</summary>
    Decision,

    /// <summary>Something happens after that, before the cause is looked for.</summary>
    Afterwards,
}

/// <summary>A part of a scenario that is over, and what was there by then.</summary>
/// <param name="Part">The part.</param>
public sealed record ScenarioMoment(ScenarioPart Part)
{
    /// <summary>How long the scenario had taken by then, in milliseconds, without pauses.</summary>
    public long AfterMs { get; init; }

    /// <summary>The position of the last event of its session that had come before it began; 0 for none.</summary>
    public long From { get; init; }

    /// <summary>What decided the scenario instead of what was expected; null where that came, and for parts that decide nothing.</summary>
    public string? Instead { get; init; }

    /// <summary>What the page looked like, as JPEG; null where there was no page yet, or none that could be pictured.</summary>
    public byte[]? Picture { get; init; }
}

/// <summary>Looks on while a scenario runs, and may pause it.</summary>
public interface IScenarioFollower
{
    /// <summary>The session under which its events will come; said before the first does.</summary>
    void Opening(string session);

    /// <summary>Called before each part but the decision, which comes when it comes. The part begins once this completes.</summary>
    Task BeforeAsync(ScenarioPart part, CancellationToken cancellation);

    /// <summary>Called after each part.</summary>
    void After(ScenarioMoment moment);
}
