using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>One exchange while it goes on: from its start both bodies are taped as they go by.</summary>
internal sealed class Recording
{
    private readonly HttpContext _context;
    private readonly DateTimeOffset _startedAt;
    private readonly DateTimeOffset _wallClock;
    private readonly IHttpRequestLifetimeFeature _lifetime;
    private readonly WatchedLifetime _watched;
    private readonly IHttpResponseBodyFeature _response;
    private readonly BodyTape _responseTape;
    private readonly Stream _request;
    private readonly BodyTape? _requestTape;

    public Recording(HttpContext context, int bodyBound, DateTimeOffset startedAt, DateTimeOffset wallClock)
    {
        (_context, _startedAt, _wallClock) = (context, startedAt, wallClock);
        _lifetime = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        _response = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _request = context.Request.Body;

        _watched = new(_lifetime);
        context.Features.Set<IHttpRequestLifetimeFeature>(_watched);
        _responseTape = new(bodyBound);
        context.Features.Set<IHttpResponseBodyFeature>(new TapedResponse(_response, _responseTape));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return;
        _requestTape = new(BodyTape.TextBound);
        context.Request.Body = new TapedStream(_request, _requestTape);
    }

    /// <summary>Puts everything back in its place and says what happened.</summary>
    public Exchange End(TimeSpan duration, bool failed, long? replayOf)
    {
        var (request, response) = (_context.Request, _context.Response);
        request.Body = _request;
        _context.Features.Set(_response);
        _context.Features.Set(_lifetime);
        var fault = _context.Features.Get<FiredFault>();
        var outcome = Outcome(failed);
        if (outcome == TrafficOutcome.Answered)
            TakeUnread();

        var isSent = outcome == TrafficOutcome.Answered || response.HasStarted;
        return new()
        {
            StartedAt = _startedAt,
            WallClock = _wallClock,
            Duration = duration,
            Scheme = request.Scheme,
            Method = request.Method,
            Target = _context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Protocol = request.Protocol,
            RequestHeaders = [.. request.Headers],
            RequestBody = _requestTape,
            RequestLength = request.ContentLength,
            Status = isSent ? StatusOf(response, failed) : null,
            ResponseHeaders = isSent ? [.. response.Headers] : [],
            ResponseBody = _responseTape,
            Outcome = outcome,
            Fault = fault is null ? null : fault.RuleId ?? PreferredFault.Header,
            ReplayOf = replayOf,
        };
    }

    private TrafficOutcome Outcome(bool failed)
    {
        if (_watched.IsAbortedByUs)
            return TrafficOutcome.Reset;
        if (_lifetime.RequestAborted.IsCancellationRequested)
            return TrafficOutcome.AbortedByClient;
        // An unhandled exception closes the connection once the answer has begun.
        return failed && _context.Response.HasStarted ? TrafficOutcome.Reset : TrafficOutcome.Answered;
    }

    // The server answers that to an unhandled exception.
    private static int StatusOf(HttpResponse response, bool failed) =>
        failed && !response.HasStarted ? StatusCodes.Status500InternalServerError : response.StatusCode;

    // The body of a refused request is not read: what came with the head is here already, and more is not waited for.
    private void TakeUnread()
    {
        var request = _context.Request;
        if (_requestTape is not { Bytes: 0 } || request.Headers.Expect.Count > 0 || request.ContentLength > BodyTape.TextBound)
            return;
        if (!request.BodyReader.TryRead(out var unread))
            return;
        foreach (var piece in unread.Buffer)
            _requestTape.Take(piece.Span);
        request.BodyReader.AdvanceTo(unread.Buffer.End);
    }
}
