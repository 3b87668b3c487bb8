using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Writes down what an embed should say instead, for causes that lie in how the page embeds. Pure.</summary>
public static class Corrector
{
    private const string Placeholder = "YOUR-PROJECT-ID";
    private const string OtherAttributes = "The tag's other attributes stay as they are.";
    private const string Whole = "It is the page's own tag, with the change in it.";

    private static readonly Dictionary<CauseId, Func<FrameInfo, IReadOnlyList<Evidence>, Correction?>> Writers = new()
    {
        [CauseIds.IframeWithoutAllow] = (frame, seen) => Tag(frame with { Allow = AllowValue.WithMicrophone(null) }, seen),
        [CauseIds.AllowDoesNotDelegate] = (frame, seen) => Tag(frame with { Allow = AllowValue.WithMicrophone(frame.Allow) }, seen),
        [CauseIds.DelegationVoidedByRedirect] = AtGoal,
        [CauseIds.DelegationVoidedByUpgrade] = OverHttps,
        [CauseIds.RedirectedElsewhere] = AtGoal,
        [CauseIds.OpaqueOrigin] = Sandboxed,
        [CauseIds.SandboxWithoutOrigin] = Sandboxed,
        [CauseIds.SandboxWithoutScripts] = Sandboxed,
        [CauseIds.MixedContent] = OverHttps,
        // In the page, a project that is gone looks the same; only a look at the id tells whether it is the id.
        [CauseIds.MalformedProjectId] = (frame, seen) =>
            Address(frame) is { } src && !Guid.TryParse(src.Segments[^1], out Guid _)
                ? Tag(frame with { Src = WithPlaceholder(src) }, seen, note: $"Put the project's id in place of {Placeholder}. ")
                : null,
        [CauseIds.ReferrerStripped] = (frame, seen) => Tag(frame, seen, ("referrerpolicy", "origin")),
        // A tag whose other attributes are not known is not written without one of them.
        [CauseIds.CspAttribute] = (frame, seen) => Others(seen) is null ? null : Tag(frame, seen, ("csp", null)),
        [CauseIds.HostPermissionsPolicy] = (frame, _) =>
            Header(
                frame,
                "Permissions-Policy",
                origin => $"microphone=(self \"{origin}\")",
                "The header's other directives stay as they are."
            ),
        [CauseIds.HostContentSecurityPolicy] = (frame, _) =>
            Header(
                frame,
                "Content-Security-Policy",
                origin => $"frame-src {origin}",
                "The policy's other directives, and what its frame-src names already, stay as they are. Of several policies, a meta element's too, each has to allow it."
            ),
        [CauseIds.EmbedderPolicy] = WithoutEmbedderPolicy,
        [CauseIds.ResourcePolicy] = WithoutEmbedderPolicy,
    };

    /// <summary>The causes that lie in how a page embeds.</summary>
    public static IReadOnlyCollection<CauseId> Causes => Writers.Keys;

    /// <summary>What the embed of this frame should say so that the cause is gone; null when it is not the embed, or not known.</summary>
    public static Correction? Correct(CauseId cause, FrameInfo? frame, IReadOnlyList<Evidence> evidence)
    {
        if (frame is null || !Writers.TryGetValue(cause, out var write))
            return null;
        var correction = write(frame, evidence);
        return correction is { Kind: CorrectionKind.IframeTag }
            ? correction with
            {
                Replaces = Written(frame, Others(evidence)),
            }
            : correction;
    }

    private static Correction Tag(
        FrameInfo frame,
        IReadOnlyList<Evidence> seen,
        (string Name, string? Value)? changed = null,
        string note = ""
    )
    {
        var known = Others(seen);
        var text = Written(frame, known, changed);
        var redacted = text.Contains(Redactor.Mark, StringComparison.Ordinal) ? $" Put back what {Redactor.Mark} stands for." : "";
        return new()
        {
            Kind = CorrectionKind.IframeTag,
            Text = text,
            Note = note + (known is null || known.EndsWith('…') ? OtherAttributes : Whole) + redacted,
        };
    }

    // The tag's attributes besides those that every frame's event has, as they were observed.
    private static string? Others(IReadOnlyList<Evidence> seen) =>
        seen.FirstOrDefault(item => item.Fact == Fact.FrameAttributes)?.Value is { } value && value != FactValues.NotObserved
            ? value
            : null;

    private static string Written(FrameInfo frame, string? others, (string Name, string? Value)? changed = null) =>
        IframeTag.Write([
            ("src", frame.Src),
            ("allow", frame.Allow),
            ("sandbox", frame.Sandbox),
            .. (others is null ? [] : IframeTag.Read(others)).Where(other => other.Name != changed?.Name),
            .. changed is { } one ? [(one.Name, one.Value)] : Array.Empty<(string, string?)>(),
        ]);

    private static Correction? Header(FrameInfo frame, string name, Func<string, string> value, string note) =>
        Address(frame) is { } src
            ? new()
            {
                Kind = CorrectionKind.PageHeader,
                Text = $"{name}: {value(src.Origin())}",
                Note = note,
            }
            : null;

    // What a service worker makes of the server's response, no header of the server's undoes.
    private static Correction? WithoutEmbedderPolicy(FrameInfo frame, IReadOnlyList<Evidence> evidence) =>
        evidence.Any(item => item is { Fact: Fact.PageFrom, Value: FactValues.ServiceWorker })
            ? null
            : Header(frame, "Cross-Origin-Embedder-Policy", _ => "unsafe-none", "The page is then no longer cross-origin isolated.");

    // Where the frame went is known by its origin alone: the path may be another one there.
    private static Correction? AtGoal(FrameInfo frame, IReadOnlyList<Evidence> evidence) =>
        Address(frame) is { } src && evidence.FirstOrDefault(item => item.Fact == Fact.FramePostsFrom) is { } goal
            ? Tag(frame with { Src = goal.Value + src.PathAndQuery }, evidence, note: "Compare the path with where the redirect leads. ")
            : null;

    // Both words: a widget without an origin of its own has neither storage nor microphone. Without the attribute nothing is to be added.
    private static Correction? Sandboxed(FrameInfo frame, IReadOnlyList<Evidence> evidence)
    {
        if (frame.Sandbox is not { } sandbox)
            return null;
        string[] words = sandbox.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var sandboxed = string.Join(' ', words.Concat(["allow-scripts", "allow-same-origin"]).Distinct(StringComparer.OrdinalIgnoreCase));
        return Tag(frame with { Sandbox = sandboxed }, evidence);
    }

    private static Correction? OverHttps(FrameInfo frame, IReadOnlyList<Evidence> evidence) =>
        Address(frame) is { } src ? Tag(frame with { Src = src.OnHttps().AbsoluteUri }, evidence) : null;

    private static string WithPlaceholder(Uri src) =>
        src.Origin() + src.AbsolutePath[..(src.AbsolutePath.LastIndexOf('/') + 1)] + Placeholder + src.Query;

    private static Uri? Address(FrameInfo frame) => Uri.TryCreate(frame.Src, UriKind.Absolute, out var src) ? src : null;
}
