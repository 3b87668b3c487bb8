namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>What a client did in one run of its program.</summary>
public sealed record ClientRun
{
    /// <summary>The client's calls, in the order in which it sent them.</summary>
    public required IReadOnlyList<ClientCall> Calls { get; init; }

    /// <summary>The program's exit code; null when it had to be stopped.</summary>
    public required int? ExitCode { get; init; }

    /// <summary>What the client wrote to standard output and standard error.</summary>
    public required string Output { get; init; }

    /// <summary>The API key that it was given.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The client's calls of one kind.</summary>
    public IReadOnlyList<ClientCall> Of(CallKind kind) => [.. Calls.Where(call => call.Kind == kind)];
}
