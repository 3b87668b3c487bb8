using System.Globalization;
using System.Text.RegularExpressions;
using Acornima.Ast;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>What helmet makes of its options: it sends a policy even where nobody writes one.</summary>
internal static partial class HelmetSettings
{
    // Of helmet's own policy what decides over frames: it names no frame-src, and default-src is the page itself (helmet,
    // content-security-policy).
    private const string Default = "default-src 'self'; upgrade-insecure-requests";

    // What each version does by itself was seen in 3 to 8.
    private const int FirstWithPolicy = 4;
    private const int FirstWithMerging = 5;
    private const int FirstWithEmbedder = 5;
    private const int LastWithEmbedder = 6;

    /// <summary>Determines whether it is <c>helmet(…)</c> or <c>helmet.contentSecurityPolicy(…)</c>.</summary>
    public static bool IsCall(CallExpression call) =>
        call.Callee
            is Identifier { Name: "helmet" }
                or MemberExpression
                {
                    Object: Identifier { Name: "helmet" },
                    Property: Identifier { Name: "contentSecurityPolicy" or "crossOriginEmbedderPolicy" }
                };

    /// <summary>
    /// What it sets; without a value where that is not known. What it leaves out is beside the others, with no value at all.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="call">The call.</param>
    /// <param name="pages">The pages that it is for.</param>
    /// <param name="version">Helmet's major version; null where that is not known.</param>
    public static IEnumerable<HeaderRule> Read(ScriptFile script, CallExpression call, PathPattern pages, int? version)
    {
        var line = ScriptFile.LineOf(call);
        var options = call.Arguments.Count > 0 ? script.ValueOf(call.Arguments[0]) : null;
        if (call.Callee is MemberExpression { Property: Identifier { Name: var part } })
        {
            var isContent = part == "contentSecurityPolicy";
            yield return new(
                isContent ? ContentSecurityPolicy.HeaderName : EmbedderPolicy.Name,
                isContent ? PolicyOf(options, version) : null,
                line,
                pages
            );
            yield break;
        }

        var isUnknown = options is UnknownValue || (options?.Entries.Any(entry => entry.Key.Length == 0) ?? false);
        var content = options?.Entries.LastOrDefault(entry => entry.Key == "contentSecurityPolicy");
        if (content is null || isUnknown)
            yield return new(
                ContentSecurityPolicy.HeaderName,
                isUnknown ? null
                    : version < FirstWithPolicy ? ""
                    : Default,
                line,
                pages
            )
            {
                Action = !isUnknown && version < FirstWithPolicy ? HeaderAction.Add : HeaderAction.Set,
            };
        else
            yield return Nothing(ContentSecurityPolicy.HeaderName, line);
        if (content is not null && !isUnknown)
            yield return content.Value.Text == "false"
                ? Nothing(ContentSecurityPolicy.HeaderName, content.Line)
                : new(
                    ContentSecurityPolicy.HeaderName,
                    content.Value.Text == "true" ? Default : PolicyOf(content.Value, version),
                    content.Line,
                    pages
                );
        if (options?.Entries.LastOrDefault(entry => entry.Key == "crossOriginEmbedderPolicy") is { } embedder)
            yield return embedder.Value.Text == "false"
                ? Nothing(EmbedderPolicy.Name, embedder.Line)
                : new(
                    EmbedderPolicy.Name,
                    embedder.Value.Text == "true" ? "require-corp" : embedder.Value["policy"]?.Text,
                    embedder.Line,
                    pages
                );
        else if (isUnknown || version is null)
            yield return new(EmbedderPolicy.Name, null, line, pages);
        else if (version is >= FirstWithEmbedder and <= LastWithEmbedder)
            yield return new(EmbedderPolicy.Name, "require-corp", line, pages);

        HeaderRule Nothing(string name, int at) => new(name, "", at, pages) { Action = HeaderAction.Add };
    }

    private static string? PolicyOf(SettingValue? options, int? version)
    {
        if (options is null)
            return Default;
        var directives = options["directives"];
        if (
            options is not MapValue
            || options.Entries.Any(entry => entry.Key.Length == 0)
            || options["reportOnly"] is { Text: not "false" }
            || directives is UnknownValue
        )
            return null;
        var written = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in directives?.Entries ?? [])
        {
            var name = Upper().Replace(entry.Key, letter => "-" + letter.Value.ToLowerInvariant());
            names.Add(name);
            // What does not decide over frames may be made by a program.
            if (name is not ("default-src" or "frame-src" or "child-src" or "sandbox" or "upgrade-insecure-requests"))
            {
                if (name.Length == 0)
                    return null;
                continue;
            }

            if (entry.Value.Text is "null" || (entry.Value is UnknownValue && name == "upgrade-insecure-requests"))
                continue;
            var words = entry.Value.Text is { } text ? [text] : entry.Value.Items.Select(item => item.Text).ToList();
            if (entry.Value is UnknownValue || words.Any(word => word is null || word.AsSpan().ContainsAny(',', ';')))
                return null;
            written.Add($"{name} {string.Join(' ', words)}".Trim());
        }

        if (options["useDefaults"] is null && version is null)
            return null;
        if (options["useDefaults"] is { Text: "true" } || (options["useDefaults"] is null && version >= FirstWithMerging))
            written.AddRange(Default.Split("; ").Where(directive => !names.Contains(directive.Split(' ')[0])));
        return string.Join("; ", written) is { Length: > 0 } policy ? policy : "object-src 'none'";
    }

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Upper();
}

/// <summary>Which major version of helmet a project uses: what it sends by itself is not the same in all of them.</summary>
internal static partial class HelmetVersion
{
    /// <summary>As the nearest <c>package.json</c> names it; null where that is not one version.</summary>
    /// <param name="file">The file that uses helmet.</param>
    /// <param name="named">The folder that was named.</param>
    public static int? Of(string file, string named)
    {
        var top = Path.GetFullPath(named);
        for (var folder = SettingsScope.FolderOf(file); folder.Length >= top.Length; folder = Path.GetDirectoryName(folder) ?? "")
        {
            var package = new FileInfo(Path.Combine(folder, "package.json"));
            if (
                package is { Exists: true, LinkTarget: null, Length: > 0 and < 1024 * 1024 }
                && Named().Match(ReadOrEmpty(package)) is { Success: true } match
            )
                return int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static string ReadOrEmpty(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(
        @"""helmet""\s*:\s*""[\^~=v\s]*(?<major>\d{1,3})(\.[\dx*]+){0,2}(-[\w.]+)?""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Named();
}
