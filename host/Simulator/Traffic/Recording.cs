using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>One exchange while it goes on: from its start both bodies are taped as they go by.</summary>
internal sealed class Recording
{
    private readonly HttpContext context;
    private readonly DateTimeOffset startedAt;
    private readonly DateTimeOffset wallClock;
    private readonly IHttpRequestLifetimeFeature lifetime;
    private readonly WatchedLifetime watched;
    private readonly IHttpResponseBodyFeature responseBody;
    private readonly BodyTape responseTape;
    private readonly Stream requestBody;
    private readonly BodyTape? requestTape;

    public Recording(HttpContext context, int bodyBound, DateTimeOffset startedAt, DateTimeOffset wallClock)
    {
        (this.context, this.startedAt, this.wallClock) = (context, startedAt, wallClock);
        lifetime = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        responseBody = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        requestBody = context.Request.Body;

        watched = new(lifetime);
        context.Features.Set<IHttpRequestLifetimeFeature>(watched);
        responseTape = new(bodyBound);
        context.Features.Set<IHttpResponseBodyFeature>(new TapedResponse(responseBody, responseTape));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return;
        requestTape = new(BodyTape.TextBound);
        context.Request.Body = new TapedStream(requestBody, requestTape);
    }

    /// <summary>Puts everything back in its place and says what happened.</summary>
    public Exchange End(TimeSpan duration, bool failed, long? replayOf)
    {
        var (request, response) = (context.Request, context.Response);
        request.Body = requestBody;
        context.Features.Set(responseBody);
        context.Features.Set(lifetime);
        var fault = context.Features.Get<FiredFault>();
        var outcome = Outcome(failed);
        if (outcome == TrafficOutcome.Answered)
            TakeUnread();

        var isSent = outcome == TrafficOutcome.Answered || response.HasStarted;
        return new()
        {
            StartedAt = startedAt,
            WallClock = wallClock,
            Duration = duration,
            Scheme = request.Scheme,
            Method = request.Method,
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Protocol = request.Protocol,
            RequestHeaders = [.. request.Headers],
            RequestBody = requestTape,
            RequestLength = request.ContentLength,
            Status = isSent ? StatusOf(response, failed) : null,
            ResponseHeaders = isSent ? [.. response.Headers] : [],
            ResponseBody = responseTape,
            Outcome = outcome,
            Fault = fault is null ? null : fault.RuleId ?? PreferredFault.Header,
            ReplayOf = replayOf,
        };
    }

    private TrafficOutcome Outcome(bool failed)
    {
        if (watched.IsAbortedByUs)
            return TrafficOutcome.Reset;
        if (lifetime.RequestAborted.IsCancellationRequested)
            return TrafficOutcome.AbortedByClient;
        // An unhandled exception closes the connection once the answer has begun.
        return failed && context.Response.HasStarted ? TrafficOutcome.Reset : TrafficOutcome.Answered;
    }

    // The server answers that to an unhandled exception.
    private static int StatusOf(HttpResponse response, bool failed) =>
        failed && !response.HasStarted ? StatusCodes.Status500InternalServerError : response.StatusCode;

    // The body of a refused request is not read: what came with the head is here already, and more is not waited for.
    private void TakeUnread()
    {
        var request = context.Request;
        if (requestTape is not { Bytes: 0 } || request.Headers.Expect.Count > 0 || request.ContentLength > BodyTape.TextBound)
            return;
        if (!request.BodyReader.TryRead(out var unread))
            return;
        foreach (var piece in unread.Buffer)
            requestTape.Take(piece.Span);
        request.BodyReader.AdvanceTo(unread.Buffer.End);
    }
}

/// <summary>A request's lifetime that remembers whether we ended it; otherwise, where it is aborted, the caller did.</summary>
internal sealed class WatchedLifetime(IHttpRequestLifetimeFeature inner) : IHttpRequestLifetimeFeature
{
    public bool IsAbortedByUs { get; private set; }

    public CancellationToken RequestAborted
    {
        get => inner.RequestAborted;
        set => inner.RequestAborted = value;
    }

    public void Abort()
    {
        // Aborting a request that is aborted already is not our abort.
        IsAbortedByUs |= !inner.RequestAborted.IsCancellationRequested;
        inner.Abort();
    }
}
