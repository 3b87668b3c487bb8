using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>Writes down what an embed should say instead, for causes that lie in how the page embeds. Pure.</summary>
public static class Corrector
{
    private const string Placeholder = "YOUR-PROJECT-ID";
    private const string OtherAttributes = "The tag's other attributes stay as they are.";

    private static readonly Dictionary<CauseId, Func<FrameInfo, IReadOnlyList<Evidence>, Correction?>> Writers = new()
    {
        [CauseIds.IframeWithoutAllow] = (frame, _) => Tag(frame with { Allow = AllowValue.WithMicrophone(null) }),
        [CauseIds.AllowDoesNotDelegate] = (frame, _) => Tag(frame with { Allow = AllowValue.WithMicrophone(frame.Allow) }),
        [CauseIds.DelegationVoidedByRedirect] = AtGoal,
        [CauseIds.RedirectedElsewhere] = AtGoal,
        [CauseIds.OpaqueOrigin] = (frame, _) => Sandboxed(frame),
        [CauseIds.SandboxWithoutOrigin] = (frame, _) => Sandboxed(frame),
        [CauseIds.SandboxWithoutScripts] = (frame, _) => Sandboxed(frame),
        [CauseIds.MixedContent] = (frame, _) => Address(frame) is { } src ? Tag(frame with { Src = OnHttps(src) }) : null,
        // In the page, a project that is gone looks the same; only a look at the id tells whether it is the id.
        [CauseIds.MalformedProjectId] = (frame, _) => Address(frame) is { } src && !Guid.TryParse(src.Segments[^1], out Guid _)
            ? Tag(frame with { Src = WithPlaceholder(src) }, $"Put the project's id in place of {Placeholder}. {OtherAttributes}")
            : null,
        [CauseIds.HostPermissionsPolicy] = (frame, _) => Header(
            frame, "Permissions-Policy", origin => $"microphone=(self \"{origin}\")", "The header's other directives stay as they are."),
        [CauseIds.HostContentSecurityPolicy] = (frame, _) => Header(
            frame, "Content-Security-Policy", origin => $"frame-src {origin}",
            "The policy's other directives, and what its frame-src names already, stay as they are."),
        [CauseIds.EmbedderPolicy] = WithoutEmbedderPolicy,
        [CauseIds.ResourcePolicy] = WithoutEmbedderPolicy,
    };

    /// <summary>The causes that lie in how a page embeds.</summary>
    public static IReadOnlyCollection<CauseId> Causes => Writers.Keys;

    /// <summary>What the embed of this frame should say so that the cause is gone; null when it is not the embed, or not known.</summary>
    public static Correction? Correct(CauseId cause, FrameInfo? frame, IReadOnlyList<Evidence> evidence) =>
        frame is not null && Writers.TryGetValue(cause, out var write) ? write(frame, evidence) : null;

    private static Correction Tag(FrameInfo frame, string note = OtherAttributes)
    {
        var text = IframeTag.Write(("src", frame.Src), ("allow", frame.Allow), ("sandbox", frame.Sandbox));
        var redacted = frame.Src.Contains(Redactor.Mark, StringComparison.Ordinal) ? $" Put back what {Redactor.Mark} stands for." : "";
        return new() { Kind = CorrectionKind.IframeTag, Text = text, Note = note + redacted };
    }

    private static Correction? Header(FrameInfo frame, string name, Func<string, string> value, string note) => Address(frame) is { } src
        ? new() { Kind = CorrectionKind.PageHeader, Text = $"{name}: {value(src.Origin())}", Note = note }
        : null;

    private static Correction? WithoutEmbedderPolicy(FrameInfo frame, IReadOnlyList<Evidence> evidence) =>
        Header(frame, "Cross-Origin-Embedder-Policy", _ => "unsafe-none", "The page is then no longer cross-origin isolated.");

    // Where the frame went is told by the origin alone: the path may be another one there.
    private static Correction? AtGoal(FrameInfo frame, IReadOnlyList<Evidence> evidence) =>
        Address(frame) is { } src && evidence.FirstOrDefault(item => item.Fact == Fact.FramePostsFrom) is { } goal
            ? Tag(frame with { Src = goal.Value + src.PathAndQuery }, $"Compare the path with where the redirect leads. {OtherAttributes}")
            : null;

    // Both words: a widget without an origin of its own has neither storage nor microphone. Without the attribute nothing is to be added.
    private static Correction? Sandboxed(FrameInfo frame)
    {
        if (frame.Sandbox is not { } sandbox)
            return null;
        string[] words = sandbox.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Tag(frame with
        {
            Sandbox = string.Join(' ', words.Concat(["allow-scripts", "allow-same-origin"]).Distinct(StringComparer.OrdinalIgnoreCase)),
        });
    }

    private static string OnHttps(Uri src) =>
        new UriBuilder(src) { Scheme = Uri.UriSchemeHttps, Port = src.IsDefaultPort ? -1 : src.Port }.Uri.AbsoluteUri;

    private static string WithPlaceholder(Uri src) =>
        src.Origin() + src.AbsolutePath[..(src.AbsolutePath.LastIndexOf('/') + 1)] + Placeholder + src.Query;

    private static Uri? Address(FrameInfo frame) => Uri.TryCreate(frame.Src, UriKind.Absolute, out var src) ? src : null;
}
