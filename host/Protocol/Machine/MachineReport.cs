using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>What a machine has of all that the harness uses.</summary>
public sealed record MachineReport
{
    /// <summary>Each part.</summary>
    public required IReadOnlyList<MachinePart> Parts { get; init; }

    /// <summary>The worst of them.</summary>
    public MachineState State => Parts.Max(part => part.State);
}

/// <summary>One thing of a machine that the harness uses.</summary>
public sealed record MachinePart
{
    /// <summary>The part's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the machine has the part.</summary>
    public required MachineState State { get; init; }

    /// <summary>Gets the finding, in one line.</summary>
    public required string Found { get; init; }

    /// <summary>Gets what to do about it, in one line; null when nothing is to be done.</summary>
    public string? Remedy { get; init; }
}

/// <summary>Whether a machine has something that the harness uses.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<MachineState>))]
public enum MachineState
{
    /// <summary>The machine has the part.</summary>
    Ready,

    /// <summary>The machine lacks the part, and most things work without it.</summary>
    Limited,

    /// <summary>The machine lacks the part, and little works without it.</summary>
    Missing,
}
