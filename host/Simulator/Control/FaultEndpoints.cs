using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Control;

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
