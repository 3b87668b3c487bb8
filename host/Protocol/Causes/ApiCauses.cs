using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>
/// Why the API's own passing errors reach the page by way of the widget: one cause for each, taken from the errors' catalogue.
/// </summary>
internal static class ApiCauses
{
    public static IReadOnlyList<Cause> All { get; } = [.. KojiErrorCatalog.All.Where(error => error.Transient).Select(Of)];

    private static Cause Of(KojiError error) =>
        new()
        {
            Id = CauseIds.OfApi(error.Code),
            Code = error.Code,
            Summary = error.Causes[0],
            Fix = error.Fixes[0],
            Proof = [new(Fact.ApiRefusal, $"{error.HttpStatus} {error.Code}")],
            Hints = [new(Fact.Handshake, FactValues.Yes)],
        };
}
