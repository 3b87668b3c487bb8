using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Simulator.Description;

/// <summary>What an endpoint of Koji's API says of itself beside its path and its answer.</summary>
internal sealed record ApiOperation
{
    /// <summary>The operation's id, which no other has.</summary>
    public required string Id { get; init; }

    /// <summary>What the operation does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Type of the body; null where it has none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool BodyIsOptional { get; init; }

    /// <summary>The field that the body must have; null where none.</summary>
    public string? Needed { get; init; }

    /// <summary>Whether the session's token opens it.</summary>
    public bool TakesToken { get; init; }

    /// <summary>Whether an API key opens it.</summary>
    public bool TakesKey { get; init; } = true;

    /// <summary>Codes of the documented errors that it may answer.</summary>
    public required IReadOnlyList<EventCode> Errors { get; init; }
}
