using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>One breach of a rule.</summary>
public sealed record CheckFinding
{
    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The severity of the finding.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The file of settings in which it stands; null for the page itself and its response headers.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1; 0 for a response header.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1; 0 for a response header.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>What corrects it.</summary>
    public required string Fix { get; init; }
}
