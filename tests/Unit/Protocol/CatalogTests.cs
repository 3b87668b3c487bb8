using System.Reflection;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class CatalogTests
{
    // Koji's documentation, Common Error Codes.
    [TestMethod]
    [DataRow("unauthorized", 401, "The provided API key is invalid or has been revoked.")]
    [DataRow("invalid_session_token", 401, "The session token is invalid or expired.")]
    [DataRow("forbidden", 403, "Your API key does not have the required permission for this action.")]
    [DataRow("feature_not_available", 403, "This feature is not available on your current plan.")]
    [DataRow("invalid_request", 400, "The field project_id is required.")]
    [DataRow("not_found", 404, "The requested resource was not found.")]
    [DataRow("conflict", 409, "This interview has already been completed.")]
    [DataRow("unprocessable", 422, "The project has no published interview guide.")]
    [DataRow("rate_limited", 429, "Rate limit exceeded. Please retry after the indicated time.")]
    [DataRow("internal_error", 500, "An unexpected error occurred. Please try again.")]
    [DataRow("bad_gateway", 502, "The service is temporarily unavailable.")]
    [DataRow("service_unavailable", 503, "The service is currently undergoing maintenance.")]
    [DataRow("widget_load_failed", null, "The interview widget could not be loaded.")]
    [DataRow("microphone_denied", null, "Microphone access was denied by the user or browser.")]
    [DataRow("session_expired", null, "The interview session has expired.")]
    public void KojiError_StatusAndMessage_AreTheDocumentedOnes(string code, int? status, string message)
    {
        var error = KojiErrorCatalog.Find(new(code));

        Assert.AreEqual((status, message), (error?.HttpStatus, error?.Message));
        Assert.AreEqual(Severity.Error, EventCodes.Find(new(code))?.Severity);
        Assert.IsTrue(error!.Causes.Count > 0 && error.Fixes.Count > 0);
    }

    [TestMethod]
    public void KojiErrors_AreFifteen() => Assert.HasCount(15, KojiErrorCatalog.All);

    [TestMethod]
    public void OwnCodes_AreDotted_AndKojisAreNot()
    {
        foreach (var info in EventCodes.All)
            Assert.AreEqual(
                KojiErrorCatalog.Find(info.Code) is null,
                info.Code.Value.Contains('.', StringComparison.Ordinal),
                info.Code.Value
            );
    }

    [TestMethod]
    public void Causes_BelongToKnownCodes_AndHaveNamesOfTheirOwn()
    {
        CollectionAssert.AllItemsAreUnique(CauseCatalog.All.Select(cause => cause.Id).ToList());
        foreach (var cause in CauseCatalog.All)
            Assert.IsNotNull(EventCodes.Find(cause.Code), cause.Id.Value);
    }

    [TestMethod]
    public void CauseIds_AreAllInTheCatalogue() =>
        CollectionAssert.IsSubsetOf(Named().ToList(), CauseCatalog.All.Select(cause => cause.Id).ToList());

    [TestMethod]
    public void Causes_AreAllReproduced() =>
        CollectionAssert.AreEquivalent(
            CauseCatalog.All.Select(cause => (cause.Code, cause.Id)).ToList(),
            ScenarioCatalog
                .All.Select(scenario => scenario.Expect)
                .OfType<Expectation>()
                .Select(expected => (expected.Code, expected.Cause))
                .Distinct()
                .ToList()
        );

    [TestMethod]
    public void Scenarios_HaveNamesOfTheirOwn() =>
        CollectionAssert.AllItemsAreUnique(ScenarioCatalog.All.Select(scenario => scenario.Name).ToList());

    private static IEnumerable<CauseId> Named() =>
        typeof(CauseIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (CauseId)field.GetValue(null)!);
}
