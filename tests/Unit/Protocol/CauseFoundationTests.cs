using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using static KojiWidgetHarness.Protocol.Causes.CauseIds;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

/// <summary>
/// What each kind of cause must not be named without. Scenarios show that causes are distinguished; that a cause rests on everything
/// that it should, also where another sign already sets it apart, shows here.
/// </summary>
[TestClass]
public sealed class CauseFoundationTests
{
    private static readonly CauseId[] Projects = [UnknownProject, ArchivedProject, MalformedProjectId];
    private static readonly CauseId[] Sessions = [Inactivity, TabFrozen, ComputerAsleep, CompletedElsewhere, TokenRevoked];
    private static readonly CauseId[] Delegations = [IframeWithoutAllow, AllowDoesNotDelegate];
    private static readonly CauseId[] Permissions = [PermissionDenied, GrantedToWidgetOnly, PromptDismissed, PermissionRevoked];
    private static readonly CauseId[] Devices = [NoInputDevice, DeviceUnreadable];
    private static readonly CauseId[] NoContext = [InsecureContext, OpaqueOrigin];

    private static CauseId[] Apis =>
        [.. CauseCatalog.All.Select(cause => cause.Id).Where(id => id.Value.StartsWith("api-", StringComparison.Ordinal))];

    private static CauseId[] Frames => [.. Of(EventCodes.WidgetLoadFailed).Except(Projects)];

    private static CauseId[] Microphones => [.. Of(EventCodes.MicrophoneDenied).Except(NoContext)];

    public static IEnumerable<object[]> Proofs =>
        [
            // A widget that spoke has loaded; one that a page lost for another reason may still speak.
            [Fact.Handshake, Frames],
            // The widget says that it failed; of what, only the answer that it got.
            [Fact.ApiRefusal, (CauseId[])[.. Projects, .. Sessions, .. Apis]],
            [Fact.ApiMessage, (CauseId[])[ArchivedProject, MalformedProjectId]],
            // A refused token says nothing of why it is refused.
            [Fact.SessionState, Sessions],
            [Fact.PageHalt, (CauseId[])[Inactivity, TabFrozen, ComputerAsleep]],
            // A page that may not ask at all gets no prompt, whatever permission and devices there are.
            [Fact.MicrophonePolicy, Microphones],
            [Fact.AllowPresent, (CauseId[])[.. Delegations, DelegationVoidedByRedirect, DelegationVoidedByUpgrade]],
            [Fact.AllowSinceLoad, (CauseId[])[AllowDoesNotDelegate, AllowSetAfterLoad]],
            [Fact.AllowDelegates, (CauseId[])[AllowDoesNotDelegate]],
            [Fact.WidgetScript, (CauseId[])[ScriptMissing, ScriptThrows, StorageDenied]],
            [Fact.FrameStorage, (CauseId[])[StorageDenied]],
            // The same refusal comes of a redirect.
            [
                Fact.FrameOrigin,
                (CauseId[])
                    [
                        .. Delegations,
                        FrameWithoutSrc,
                        DelegationVoidedByRedirect,
                        DelegationVoidedByUpgrade,
                        RedirectedElsewhere,
                        OpaqueOrigin,
                    ],
            ],
            [Fact.FrameCertificate, (CauseId[])[TlsError, NoTls]],
            [Fact.MicrophonePermission, (CauseId[])[PermissionDenied, GrantedToWidgetOnly, PromptDismissed, DeviceUnreadable]],
            [Fact.WidgetOriginPermission, (CauseId[])[PermissionDenied, GrantedToWidgetOnly]],
            // Never had, or taken back.
            [Fact.MicrophoneHeld, (CauseId[])[PermissionDenied, GrantedToWidgetOnly, PermissionRevoked]],
            [Fact.MicrophoneError, (CauseId[])[PromptDismissed, .. Devices]],
            [Fact.AudioInputs, (CauseId[])[NoInputDevice]],
            [Fact.SecureContext, (CauseId[])[InsecureContext]],
            // What came elsewhere, or too late, has to have been a page.
            [
                Fact.FrameStatusClass,
                (CauseId[])[TooSlow, RedirectedElsewhere, SentAsDownload, HttpClientError, HttpServerError, ReferrerStripped],
            ],
            [Fact.FrameDisposition, (CauseId[])[SentAsDownload]],
            [Fact.ReferrerNeeded, (CauseId[])[ReferrerStripped, HttpClientError]],
        ];

    public static IEnumerable<object[]> Likelihoods =>
        [
            [Fact.Handshake, (CauseId[])[.. Frames, .. Projects, .. Sessions, .. Apis]],
            [Fact.PageHalt, Sessions],
            // Nothing else that a page sees speaks against the address.
            [
                Fact.BrowserNetwork,
                (CauseId[])
                    [ConnectionRefused, NoResponse, EmptyResponse, SentAsDownload, HttpClientError, ScriptMissing, CspAttribute, Offline],
            ],
            [
                Fact.FrameBlockedBy,
                (CauseId[])
                    [
                        ConnectionRefused,
                        NoResponse,
                        EmptyResponse,
                        SentAsDownload,
                        HttpClientError,
                        ScriptMissing,
                        CspAttribute,
                        MixedContent,
                    ],
            ],
            [
                Fact.FrameFate,
                (CauseId[])
                    [
                        ConnectionRefused,
                        NoResponse,
                        EmptyResponse,
                        SentAsDownload,
                        HttpClientError,
                        ScriptMissing,
                        CspAttribute,
                        RemovedBeforeReady,
                    ],
            ],
            [Fact.OuterFramePolicy, (CauseId[])[OuterFrameDoesNotDelegate]],
            [Fact.AllowDelegates, (CauseId[])[AllowDoesNotDelegate]],
            [Fact.MicrophonePolicy, (CauseId[])[.. Delegations, FrameWithoutSrc, WidgetPermissionsPolicy, .. Permissions, .. Devices]],
            // The page's own header forbids the frame too.
            [Fact.HostMicrophonePolicy, (CauseId[])[.. Delegations, FrameWithoutSrc, HostPermissionsPolicy, OuterFrameDoesNotDelegate]],
            [Fact.AllowPresent, (CauseId[])[.. Delegations, DelegationVoidedByRedirect, DelegationVoidedByUpgrade]],
            // What was set later did not count.
            [Fact.AllowSinceLoad, (CauseId[])[.. Delegations, AllowSetAfterLoad]],
            [Fact.PageFramed, (CauseId[])[HostPermissionsPolicy]],
            [Fact.MicrophoneHeld, (CauseId[])[WidgetPermissionsPolicy, .. Permissions, DeviceUnreadable]],
            [Fact.SecureContext, (CauseId[])[InsecureContext, WidgetPermissionsPolicy, .. Permissions, .. Devices]],
            [
                Fact.FrameOrigin,
                (CauseId[])
                    [
                        FrameWithoutSrc,
                        OpaqueOrigin,
                        DelegationVoidedByRedirect,
                        DelegationVoidedByUpgrade,
                        WidgetPermissionsPolicy,
                        .. Permissions,
                        .. Devices,
                    ],
            ],
        ];

    [TestMethod]
    [DynamicData(nameof(Proofs))]
    public void Cause_IsProvenByItsProof_AndNotWithout(Fact fact, CauseId[] causes)
    {
        foreach (var cause in causes.Select(id => CauseCatalog.Find(id)!))
            AssertRestsOn(fact, cause, cause.Proof, EvidencePlace.BrowserProtocol, Confidence.Proven);
    }

    [TestMethod]
    [DynamicData(nameof(Likelihoods))]
    public void Cause_IsLikelyByItsHints_AndNotWithout(Fact fact, CauseId[] causes)
    {
        foreach (var cause in causes.Select(id => CauseCatalog.Find(id)!))
            AssertRestsOn(fact, cause, cause.Hints, EvidencePlace.Page, Confidence.Likely);
    }

    [TestMethod]
    public void Cause_ThatShowsInAnotherWay_IsLikelyByThat_AndNotWithoutAnyOfIt()
    {
        var others = CauseCatalog.All.Where(cause => cause.OtherHints.Count > 0).ToList();

        Assert.IsNotEmpty(others);
        foreach (var cause in others)
        {
            foreach (var sign in cause.OtherHints)
                AssertRestsOn(sign.Fact, cause, cause.OtherHints, EvidencePlace.Page, Confidence.Likely);
        }
    }

    private static void AssertRestsOn(Fact fact, Cause cause, IReadOnlyList<Sign> signs, EvidencePlace place, Confidence confidence)
    {
        var all = signs
            .Select(sign => new Evidence
            {
                Fact = sign.Fact,
                Value = sign.Value,
                Place = place,
            })
            .ToList();

        Assert.IsTrue(Names(all), $"{cause.Id} is not named by all that speaks for it");
        Assert.IsFalse(Names([.. all.Where(item => item.Fact != fact)]), $"{cause.Id} is named without {fact}");

        bool Names(IReadOnlyList<Evidence> seen) =>
            Diagnostician
                .Diagnose(cause.Code, seen)
                .Any(found => found.Cause == cause.Id && (found.Confidence == Confidence.Proven) == (confidence == Confidence.Proven));
    }

    private static IEnumerable<CauseId> Of(EventCode code) => CauseCatalog.All.Where(cause => cause.Code == code).Select(cause => cause.Id);
}
