using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>A documented error by one of its causes, with what somebody types or pastes to get it from the simulator.</summary>
public sealed record CaseListing
{
    /// <summary>The case's name.</summary>
    public required string Name { get; init; }

    /// <summary>The code that comes.</summary>
    public required EventCode Code { get; init; }

    /// <summary>The HTTP status; null for an error that the widget posts.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The message that comes.</summary>
    public required string Message { get; init; }

    /// <summary>The documented cause.</summary>
    public required string Cause { get; init; }

    /// <summary>Gets what is done, in one line.</summary>
    public required string What { get; init; }

    /// <summary>The request as a command for a POSIX shell; null for an error that the widget posts.</summary>
    public string? Curl { get; init; }

    /// <summary>The iframe as markup; null for an error that the API answers.</summary>
    public string? Iframe { get; init; }

    /// <summary>Gets what somebody has to do once the iframe is there; null when nothing.</summary>
    public string? Then { get; init; }
}
