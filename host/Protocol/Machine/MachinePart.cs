namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>One thing of a machine that the harness uses.</summary>
public sealed record MachinePart
{
    /// <summary>The part's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the machine has the part.</summary>
    public required MachineState State { get; init; }

    /// <summary>What was found, in one line.</summary>
    public required string Found { get; init; }

    /// <summary>What to do about it, in one line; null when nothing is to be done.</summary>
    public string? Remedy { get; init; }
}
