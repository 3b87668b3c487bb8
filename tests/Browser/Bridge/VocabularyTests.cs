using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Replays;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class VocabularyTests
{
    [TestMethod]
    public async Task Codes_OfBridge_AreTheCatalogue()
    {
        var vocabulary = await ReadAsync();

        CollectionAssert.AreEquivalent(
            EventCodes
                .All.Select(info => info.Code)
                .Except([EventCodes.ApiAnswered, EventCodes.ApiRefused, EventCodes.ApiUnanswered, EventCodes.ApiUntold])
                .Select(code => code.Value)
                .ToList(),
            Strings(vocabulary, "codes")
        );
        CollectionAssert.AreEqual(KojiErrorCatalog.All.Select(error => error.Code.Value).ToList(), Strings(vocabulary, "kojiCodes"));
    }

    [TestMethod]
    public async Task Names_OfBridge_AreReadByTheProtocol()
    {
        var vocabulary = await ReadAsync();

        CollectionAssert.AreEquivalent(
            System.Enum.GetValues<EventSource>().Except([EventSource.Api, EventSource.Harness]).ToList(),
            Enums<EventSource>(vocabulary, "sources")
        );
        CollectionAssert.AreEquivalent(System.Enum.GetValues<FramePlace>(), Enums<FramePlace>(vocabulary, "framePlaces"));
        CollectionAssert.AreEquivalent(System.Enum.GetValues<TrustLevel>(), Enums<TrustLevel>(vocabulary, "trustLevels"));
        CollectionAssert.AreEquivalent(
            System
                .Enum.GetValues<TrustReason>()
                .Except([TrustReason.OriginIsNotAllowed, TrustReason.CallerIsAnotherPage, TrustReason.CallerIsUnknown])
                .ToList(),
            Enums<TrustReason>(vocabulary, "trustReasons")
        );
        CollectionAssert.AreEquivalent(
            new[] { ReplayOutcome.Dispatched, ReplayOutcome.NoWidget, ReplayOutcome.Unreadable },
            Enums<ReplayOutcome>(vocabulary, "replayOutcomes")
        );
        CollectionAssert.AreEquivalent(
            new[]
            {
                Fact.AllowAttribute,
                Fact.FrameAttributes,
                Fact.AllowPresent,
                Fact.AllowDelegates,
                Fact.AllowSinceLoad,
                Fact.PageFramed,
                Fact.MicrophonePolicy,
                Fact.HostMicrophonePolicy,
                Fact.OuterFramePolicy,
                Fact.MicrophonePermission,
                Fact.MicrophoneHeld,
                Fact.AudioInputs,
                Fact.SecureContext,
                Fact.FrameOrigin,
                Fact.FramePostsFrom,
                Fact.FrameAddressProbe,
                Fact.Handshake,
                Fact.FrameBlockedBy,
                Fact.FrameRequiresPolicy,
                Fact.FrameLoad,
                Fact.FrameFate,
                Fact.BrowserNetwork,
                Fact.PageHalt,
                Fact.PageFrom,
            },
            Enums<Fact>(vocabulary, "facts")
        );
        Assert.AreEqual(EvidencePlace.Page, Enum<EvidencePlace>(vocabulary.GetProperty("evidencePlace")));
        CollectionAssert.AreEqual(
            new[]
            {
                FactValues.None,
                FactValues.Allowed,
                FactValues.Blocked,
                FactValues.Yes,
                FactValues.No,
                FactValues.Some,
                FactValues.Zero,
                FactValues.Lost,
                FactValues.Never,
                FactValues.AsSrc,
                FactValues.Upgraded,
                FactValues.Redirected,
                FactValues.Opaque,
                FactValues.Rejected,
                FactValues.Aborted,
                FactValues.HostPolicy,
                FactValues.FrameAncestors,
                FactValues.EmbedderOrResourcePolicy,
                FactValues.MixedContent,
                FactValues.Sandbox,
                FactValues.InPlace,
                FactValues.TakenAway,
                FactValues.Online,
                FactValues.Offline,
                FactValues.ServiceWorker,
                FactValues.Frozen,
                FactValues.ClockJumped,
                FactValues.NotObserved,
                FactValues.WithoutSrc,
                FactValues.Unchanged,
                FactValues.DelegatedLater,
                FactValues.Changed,
            },
            Strings(vocabulary, "factValues")
        );
    }

    [TestMethod]
    public async Task LimitsAndRoutes_OfBridge_AreTheProtocols()
    {
        var vocabulary = await ReadAsync();

        var limits = vocabulary.GetProperty("limits");
        Assert.AreEqual(EventLimits.EventsPerBatch, limits.GetProperty("eventsPerBatch").GetInt32());
        Assert.AreEqual(EventLimits.RawCharacters, limits.GetProperty("rawCharacters").GetInt32());
        Assert.AreEqual(EventLimits.TextCharacters, limits.GetProperty("textCharacters").GetInt32());
        Assert.AreEqual(EventLimits.EvidencePerEvent, limits.GetProperty("evidencePerEvent").GetInt32());
        Assert.AreEqual(EventLimits.BatchBytes, limits.GetProperty("batchBytes").GetInt32());
        Assert.AreEqual(EventLimits.BeaconBytes, limits.GetProperty("beaconBytes").GetInt32());
        var routes = vocabulary.GetProperty("routes");
        Assert.AreEqual(ProtocolRoutes.IngestHub, routes.GetProperty("ingestHub").GetString());
        Assert.AreEqual(ProtocolRoutes.AppendMethod, routes.GetProperty("appendMethod").GetString());
        Assert.AreEqual(ProtocolRoutes.AttachMethod, routes.GetProperty("attachMethod").GetString());
        Assert.AreEqual(ProtocolRoutes.ReplayMethod, routes.GetProperty("replayMethod").GetString());
        Assert.AreEqual(ProtocolRoutes.ReloadMethod, routes.GetProperty("reloadMethod").GetString());
        Assert.AreEqual(ProtocolRoutes.IngestBeacon, routes.GetProperty("ingestBeacon").GetString());
        Assert.AreEqual(ProtocolRoutes.TokenParameter, routes.GetProperty("tokenParameter").GetString());
        Assert.AreEqual(
            KojiErrorCatalog.Find(EventCodes.WidgetLoadFailed)!.Message,
            vocabulary.GetProperty("widgetLoadFailedMessage").GetString()
        );
    }

    private static async Task<JsonElement> ReadAsync()
    {
        var page = await BridgePage.SharedAsync();
        return await page.EvaluateAsync("KojiBridge.vocabulary");
    }

    private static List<string> Strings(JsonElement vocabulary, string name) =>
        [.. vocabulary.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static List<T> Enums<T>(JsonElement vocabulary, string name)
        where T : struct, Enum => [.. vocabulary.GetProperty(name).EnumerateArray().Select(Enum<T>)];

    // Read with the wire's own options: a name that it does not know throws.
    private static T Enum<T>(JsonElement item)
        where T : struct, Enum => item.Deserialize<T>(ProtocolJson.Default.Options);
}
