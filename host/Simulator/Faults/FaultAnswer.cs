using System.Net.Mime;
using System.Net.Sockets;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.RateLimits;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>Answers a request in the endpoint's stead, as Koji documents the error.</summary>
internal sealed class FaultAnswer(SimulatorOptions options, TimeProvider time)
{
    public Task WriteAsync(HttpContext context, FiredFault fault)
    {
        var error = ErrorOf(fault.Effect);
        var status = fault.Effect.Status ?? error?.HttpStatus ?? StatusCodes.Status500InternalServerError;
        if (status == StatusCodes.Status429TooManyRequests)
            ReadLimit(fault).WriteTo(context.Response.Headers);
        // A browser may keep a 404 for a while, and the fault with it.
        context.Response.Headers.CacheControl = "no-store";
        return error is null ? WritePlainAsync(context, status) : new ApiErrorResult(error, status).ExecuteAsync(context);
    }

    // A client that waits as long as it says finds everything normal, where the fault ends by itself.
    private RateReading ReadLimit(FiredFault fault)
    {
        var now = time.GetUtcNow();
        var limit = options.RateLimit is { Requests: > 0 } set ? set : RateLimit.Of(options.Contract);
        if (fault.EndsAt - now is { } left && left < limit.Window)
            limit = limit with { Window = left > TimeSpan.Zero ? left : TimeSpan.Zero };
        return RateWindow.UsedUp(options.Contract, limit, now);
    }

    private static KojiError? ErrorOf(FaultEffect effect) =>
        effect.Code is { } code
            ? KojiErrorCatalog.Find(new(code))
            : KojiErrorCatalog.All.FirstOrDefault(error => error.HttpStatus == effect.Status);

    // As a proxy in front of Koji would, which knows nothing of Koji's error object.
    private static Task WritePlainAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        return context.Response.WriteAsync($"{status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd(), context.RequestAborted);
    }
}

/// <summary>What a fault does to the headers of a request and its response.</summary>
internal static class FaultyHeaders
{
    private const string CrossOriginPrefix = "Access-Control-";

    public static void Prepare(HttpContext context, FaultEffect effect)
    {
        // "Not modified" would have no body that a fault could be seen in.
        context.Request.Headers.IfNoneMatch = default;
        context.Request.Headers.IfModifiedSince = default;

        // What is registered first runs last: after the middleware and endpoints that set these headers.
        if (effect.ContentType is not null || effect.DropCors)
            context.Response.OnStarting(() => Apply(context.Response, effect));
    }

    private static Task Apply(HttpResponse response, FaultEffect effect)
    {
        if (effect.ContentType is { } type && response.ContentType is not null)
            response.ContentType = type;
        if (effect.DropCors)
        {
            foreach (
                var name in response
                    .Headers.Keys.Where(name => name.StartsWith(CrossOriginPrefix, StringComparison.OrdinalIgnoreCase))
                    .ToList()
            )
                response.Headers.Remove(name);
        }

        return Task.CompletedTask;
    }
}

/// <summary>A response's body that is sent slowly, or not to its end.</summary>
internal sealed class FaultyBody(Stream inner, FaultEffect effect, HttpContext context, TimeProvider time, CancellationToken ends) : Stream
{
    private const int PiecesPerSecond = 10;

    private long left = effect.TruncateAfterBytes ?? long.MaxValue;
    private bool cut;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty && !cut)
        {
            if (left == 0)
            {
                await CutAsync(cancellationToken);
                return;
            }

            var length = (int)Math.Min(Math.Min(buffer.Length, left), PieceLength);
            await inner.WriteAsync(buffer[..length], cancellationToken);
            if (effect.BytesPerSecond is { } rate)
            {
                await inner.FlushAsync(cancellationToken);
                await Task.Delay(TimeSpan.FromSeconds((double)length / rate), time, ends);
            }

            left -= length;
            buffer = buffer[length..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => cut ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int PieceLength => effect.BytesPerSecond is { } rate ? Math.Max(1, rate / PiecesPerSecond) : int.MaxValue;

    private async Task CutAsync(CancellationToken cancellation)
    {
        cut = true;
        await inner.FlushAsync(cancellation);
        ConnectionEnd.Cut(context);
    }
}

/// <summary>
/// Ends a request's connection before its time. In HTTP/2 that ends the request's stream alone: others share the connection.
/// </summary>
internal static class ConnectionEnd
{
    /// <summary>Ends it after what has been sent (TCP FIN): a reader finds the body cut short.</summary>
    public static void Cut(HttpContext context)
    {
        // A mere abort would reset the connection, as the other fault does.
        SocketOf(context)?.Shutdown(SocketShutdown.Send);
        context.Abort();
    }

    /// <summary>Resets it (TCP RST).</summary>
    public static void Reset(HttpContext context)
    {
        // Without lingering, closing is a reset, whatever the server itself would do.
        if (SocketOf(context) is { } socket)
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
    }

    private static Socket? SocketOf(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) ? context.Features.Get<IConnectionSocketFeature>()?.Socket : null;
}
