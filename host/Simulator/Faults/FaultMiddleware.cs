using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>
/// Injects faults, for the API, the widget page and its files alike. It stands before all that answers them, and before what turns
/// exceptions into answers, so that nothing escapes it.
/// </summary>
internal sealed class FaultMiddleware(
    FaultBook book,
    FaultCallReader calls,
    FaultAnswer answer,
    CrossOriginHeaders crossOrigin,
    IHostApplicationLifetime lifetime,
    TimeProvider time
)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (OwnPaths.Contain(context.Request))
            return next(context);
        // No fault can apply to it, so its body need not be read.
        return book.IsEmpty && !context.Request.Headers.ContainsKey(PreferredFault.Header)
            ? PassOnAsync(context, next)
            : DisturbAsync(context, next);
    }

    private async Task PassOnAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException)
            when (context.RequestAborted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task DisturbAsync(HttpContext context, RequestDelegate next)
    {
        // A wait ends when its caller leaves, and does not keep the simulator from stopping.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await MeetAsync(context, next, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task MeetAsync(HttpContext context, RequestDelegate next, CancellationToken ends)
    {
        FaultCall call;
        try
        {
            call = await calls.ReadAsync(context.Request, book.LooksAtProjects(), ends);
        }
        catch (IOException unreadable)
        {
            // The body has ended too early or is not one, and cannot be read again.
            await crossOrigin.AllowAsync(context);
            await ApiExceptionHandler.AnswerAsync(context, unreadable);
            return;
        }

        var fault = PreferredFault.Of(context.Request) ?? book.Match(call);
        if (fault is null)
        {
            await next(context);
            return;
        }

        // For the traffic log.
        context.Features.Set(fault);
        if (fault.Wait > TimeSpan.Zero)
            await Task.Delay(fault.Wait, time, ends);
        if (fault.Effect.Hang)
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ends);
        if (fault.Effect.ExpireSession)
            call.Interview?.TryExpire(time.GetUtcNow());
        if (fault.Effect.Reset)
            ConnectionEnd.Reset(context);
        else
            await AnswerAsync(context, fault, next, ends);
    }

    private async Task AnswerAsync(HttpContext context, FiredFault fault, RequestDelegate next, CancellationToken ends)
    {
        var effect = fault.Effect;
        FaultyHeaders.Prepare(context, effect);
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        if (effect is { BytesPerSecond: null, TruncateAfterBytes: null })
        {
            await AnswerOrPassOnAsync();
            return;
        }

        var faulty = new StreamResponseBodyFeature(new FaultyBody(body.Stream, effect, context, time, ends), body);
        context.Features.Set<IHttpResponseBodyFeature>(faulty);
        await AnswerOrPassOnAsync();
        // What was written last may wait in it for a flush.
        await faulty.CompleteAsync();

        async Task AnswerOrPassOnAsync()
        {
            if (effect is { Status: null, Code: null })
            {
                await next(context);
                return;
            }

            if (fault.RuleId is null)
                context.Response.Headers[PreferredFault.AppliedHeader] = PreferredFault.Applied(effect);
            await crossOrigin.AllowAsync(context);
            await answer.WriteAsync(context, fault);
        }
    }
}

internal static class FaultServices
{
    public static void AddFaults(this IServiceCollection services) =>
        services
            .AddSingleton<RevokedKeys>()
            .AddSingleton<FaultBook>()
            .AddSingleton<FaultCallReader>()
            .AddSingleton<FaultAnswer>()
            .AddSingleton<CrossOriginHeaders>()
            .AddSingleton<FaultMiddleware>();

    public static void UseFaults(this IApplicationBuilder app)
    {
        // Made now and not with the first request: the schedules of the first rules count from here.
        var faults = app.ApplicationServices.GetRequiredService<FaultMiddleware>();
        app.Use(next => context => faults.InvokeAsync(context, next));
    }
}
