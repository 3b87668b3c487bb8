using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>A documented error by one of its causes: the one request, or the one iframe, that gets it from any simulator.</summary>
public sealed record SimulatorCase
{
    /// <summary>The name of the case, lower-case words joined by hyphens; no other case has it.</summary>
    public required string Name { get; init; }

    /// <summary>The code that comes.</summary>
    public required EventCode Code { get; init; }

    /// <summary>Which of the code's documented causes it is: an index into <see cref="Protocol.Events.Errors.KojiError.Causes"/>.</summary>
    public required int Cause { get; init; }

    /// <summary>What is done, in one line.</summary>
    public required string What { get; init; }

    /// <summary>The message that comes, where it is not the one that the catalogue has for the code.</summary>
    public string? Message { get; init; }

    /// <summary>Headers that the answer has beside those of every answer.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The request; null for an error that the widget posts.</summary>
    public CaseRequest? Request { get; init; }

    /// <summary>The iframe; null for an error that the API answers.</summary>
    public CaseEmbed? Embed { get; init; }
}
