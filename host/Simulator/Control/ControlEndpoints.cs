using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Clock;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Faults;
using KojiWidgetHarness.Simulator.Guide;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Traffic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Control;

/// <summary>What a harness steers and reads; no origin but the caller's own tools gets at it.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ControlTokenFilter>();
        control.MapPost(SimulatorRoutes.Clock, ClockEndpoint.HandleAsync);
        control.MapGet(SimulatorRoutes.Faults, FaultEndpoints.List);
        control.MapPost(SimulatorRoutes.Faults, FaultEndpoints.SetAsync);
        control.MapDelete(SimulatorRoutes.Faults, FaultEndpoints.Clear);
        control.MapDelete($"{SimulatorRoutes.Faults}/{{id}}", FaultEndpoints.Remove);
        control.MapGet(SimulatorRoutes.InterviewRecords, InterviewRecordEndpoints.Newest);
        control.MapGet($"{SimulatorRoutes.InterviewRecords}/{{id}}", InterviewRecordEndpoints.Find);
        control.MapPost($"{SimulatorRoutes.InterviewRecords}/{{id}}{SimulatorRoutes.RevokeSuffix}", InterviewRecordEndpoints.Revoke);
        control.MapGet(SimulatorRoutes.Traffic, TrafficEndpoints.ReadAsync);
        control.MapGet($"{SimulatorRoutes.Traffic}/{{position:long}}", TrafficEndpoints.Find);
        control.MapDelete(SimulatorRoutes.Traffic, TrafficEndpoints.Clear);
        control.MapPost($"{SimulatorRoutes.Traffic}/{{position:long}}{SimulatorRoutes.ReplaySuffix}", TrafficEndpoints.ReplayAsync);
    }
}

/// <summary>Lets only those steer who hold the control token: a page in the browser must not.</summary>
internal sealed class ControlTokenFilter(SimulatorOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var given = context.HttpContext.Request.Headers[SimulatorRoutes.ControlTokenHeader].ToString();
        if (Secret.Matches(options.ControlToken, given))
            return await next(context);
        return Visit.WantsPage(context.HttpContext.Request)
            ? SteeringPage.Show(context.HttpContext, ApiErrors.ControlTokenWrong.StatusCode)
            : ApiErrors.ControlTokenWrong;
    }
}

internal static class ClockEndpoint
{
    private const double YearInSeconds = 366 * 86_400;

    // The body is read here and not bound: the wire of steering is Protocol's, that of the API Koji's.
    public static async Task<Results<JsonHttpResult<ClockReading>, ApiErrorResult>> HandleAsync(
        HttpRequest request,
        AdjustableTimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(request, cancellationToken) is not { } advance)
            return ApiErrors.InvalidJson;
        if (advance.AdvanceSeconds is not (> 0 and <= YearInSeconds))
            return ApiErrors.FieldInvalid("advanceSeconds", "above 0 and at most a year");

        var now = clock.Advance(TimeSpan.FromSeconds(advance.AdvanceSeconds));
        return TypedResults.Json(new ClockReading { Now = now }, ProtocolJson.Default.ClockReading);
    }

    private static async Task<ClockAdvance?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, ProtocolJson.Default.ClockAdvance, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal static class FaultEndpoints
{
    public static JsonHttpResult<IReadOnlyList<FaultRuleState>> List(FaultBook book) =>
        TypedResults.Json(book.Read(), ProtocolJson.Default.IReadOnlyListFaultRuleState);

    public static async Task<Results<JsonHttpResult<IReadOnlyList<FaultRuleState>>, ApiErrorResult>> SetAsync(
        HttpRequest request,
        FaultBook book,
        CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(request.Body);
        if (!FaultRuleReader.TryRead(await reader.ReadToEndAsync(cancellationToken), out var rules, out var mistake))
            return ApiErrors.InvalidRequest(mistake);

        return book.TrySet(rules, out var set, out var problem)
            ? TypedResults.Json(set, ProtocolJson.Default.IReadOnlyListFaultRuleState)
            : ApiErrors.InvalidRequest(problem);
    }

    public static NoContent Clear(FaultBook book)
    {
        book.Clear();
        return TypedResults.NoContent();
    }

    public static Results<NoContent, ApiErrorResult> Remove(string id, FaultBook book) =>
        book.Remove(id) ? TypedResults.NoContent() : ApiErrors.NotFound;
}

internal static class InterviewRecordEndpoints
{
    private const int Most = 100;

    public static JsonHttpResult<IReadOnlyList<InterviewRecord>> Newest(InterviewStore interviews, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return TypedResults.Json<IReadOnlyList<InterviewRecord>>(
            [.. interviews.Newest(Most).Select(interview => Describe(interview, now))],
            ProtocolJson.Default.IReadOnlyListInterviewRecord
        );
    }

    public static Results<JsonHttpResult<InterviewRecord>, ApiErrorResult> Find(string id, InterviewStore interviews, TimeProvider time)
    {
        if (interviews.Find(id) is not { } interview)
            return ApiErrors.NotFound;

        return TypedResults.Json(Describe(interview, time.GetUtcNow()), ProtocolJson.Default.InterviewRecord);
    }

    public static Results<JsonHttpResult<InterviewRecord>, ApiErrorResult> Revoke(string id, InterviewStore interviews, TimeProvider time)
    {
        if (interviews.Find(id) is not { } interview)
            return ApiErrors.NotFound;

        // One that is over stays as it ended: revoking it again changes nothing.
        interview.TryRevoke(time.GetUtcNow());
        return TypedResults.Json(Describe(interview, time.GetUtcNow()), ProtocolJson.Default.InterviewRecord);
    }

    private static InterviewRecord Describe(Interview interview, DateTimeOffset at)
    {
        var now = interview.Read(at);
        return new()
        {
            InterviewId = interview.Id,
            ProjectId = interview.ProjectId,
            State = now.State,
            StartedAt = interview.StartedAt,
            LastActivityAt = now.LastActivityAt,
            Answers = now.Answers,
        };
    }
}
