using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads files that give pages their response headers.</summary>
internal static partial class SettingsReader
{
    private const string Netlify = "Netlify or Cloudflare Pages";

    /// <summary>Null where a file is not one of those that are read, or cannot be read as what its name says.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="text">All of it.</param>
    /// <param name="named">The folder that was named.</param>
    public static SettingsFile? Read(string file, string text, string named)
    {
        var name = Path.GetFileName(file);
        var folder = SettingsScope.FolderOf(file);
        var read = name.ToLowerInvariant() switch
        {
            SplatHeaders.FileName => new(file, Netlify, [.. SplatHeaders.Read(text)])
            {
                Scope = SettingsScope.AbovePublished(file, named),
                Root = folder,
                IsService = true,
                IsOfFiles = true,
                IsOrderUnknown = true,
                AreUrlsClean = null,
            },
            NetlifySettings.FileName when NetlifySettings.Read(text) is { } rules => new(file, Netlify, rules)
            {
                Scope = folder,
                Root = Path.Combine(folder, NetlifySettings.PublishedIn(text) ?? ""),
                IsService = true,
                IsOfFiles = true,
                IsOrderUnknown = true,
                AreUrlsClean = null,
            },
            JsonHosts.Vercel when JsonSettings.Read(text) is { } root => new(file, "Vercel", [.. JsonHosts.OfVercel(root)])
            {
                Scope = folder,
                Root = Folder(folder, root["outputDirectory"]) ?? PublicOf(folder),
                IsService = true,
                AreUrlsClean = root["cleanUrls"]?.Text == "true",
            },
            JsonHosts.Firebase when JsonSettings.Read(text) is { } root => new(file, "Firebase Hosting", [.. JsonHosts.OfFirebase(root)])
            {
                Scope = folder,
                Root = Folder(folder, root["hosting"]?["public"]),
                IsService = true,
                IsOrderUnknown = true,
                AreUrlsClean = root["hosting"]?["cleanUrls"]?.Text == "true",
            },
            JsonHosts.StaticWebApp when JsonSettings.Read(text) is { } root => new(
                file,
                "Azure Static Web Apps",
                [.. JsonHosts.OfStaticWebApp(root)]
            )
            {
                Scope = SettingsScope.AbovePublished(file, named),
                Root = folder,
                IsService = true,
                AreUrlsClean = null,
            },
            ApacheSettings.FileName => new(file, "Apache", [.. ApacheSettings.Read(text)])
            {
                Scope = SettingsScope.AbovePublished(file, named),
                Root = folder,
                IsOfItsFolder = true,
            },
            IisSettings.FileName when IisSettings.Read(text) is { } rules => new(file, "IIS", rules)
            {
                Scope = SettingsScope.AbovePublished(file, named),
                Root = folder,
                IsOfItsFolder = true,
            },
            _ when CaddySettings.IsOne(name) && CaddySettings.Read(text) is { } rules => new(file, $"Caddy by {file}", rules)
            {
                Scope = SettingsScope.ProjectOf(file, named),
                Root = SettingsScope.PublishedOf(SettingsScope.ProjectOf(file, named)),
                IsOrderUnknown = true,
                AreUrlsClean = null,
            },
            _ when ApacheSettings.IsOfServer(name, text) => new(file, $"Apache by {file}", [.. ApacheSettings.Read(text)])
            {
                Scope = SettingsScope.ProjectOf(file, named),
                Root = SettingsScope.PublishedOf(SettingsScope.ProjectOf(file, named)),
                IsOrderUnknown = true,
            },
            _ when NginxSettings.IsOne(file, text) && NginxSettings.Read(text) is { } rules => new(file, $"nginx by {file}", rules)
            {
                Scope = SettingsScope.ProjectOf(file, named),
                Root = SettingsScope.PublishedOf(SettingsScope.ProjectOf(file, named)),
            },
            _ => (SettingsFile?)null,
        };
        return read ?? OfProgram(file, name, text, named) ?? OfScript(file, name, text, folder, named);
    }

    private static SettingsFile? OfProgram(string file, string name, string text, string named)
    {
        IReadOnlyList<HeaderRule> rules =
            DjangoSettings.IsOne(file) ? [.. DjangoSettings.Read(text)]
            : RailsSettings.IsOne(file) ? RailsSettings.Read(text)
            : AspNetSettings.IsOne(name) ? [.. AspNetSettings.Read(text)]
            : name.EndsWith(".php", StringComparison.OrdinalIgnoreCase) ? [.. PhpSettings.Read(text)]
            : [];
        if (rules.Count == 0)
            return null;
        // A page in PHP speaks for itself alone; all others are one program.
        var isPage = name.EndsWith(".php", StringComparison.OrdinalIgnoreCase);
        return new(file, "its program", rules)
        {
            Scope = isPage ? Path.GetFullPath(file) : SettingsScope.ProjectOf(file, named),
            Renders = !isPage,
        };
    }

    private static SettingsFile? OfScript(string file, string name, string text, string folder, string named)
    {
        var config = ConfigName().Match(name);
        if ((!config.Success && !IsServer(name, text)) || ScriptFile.Of(text, name) is not { } script)
            return null;
        if (!config.Success)
            return new(file, "its program", ScriptServers.Read(script, HelmetVersion.Of(file, named)))
            {
                Scope = SettingsScope.ProjectOf(file, named),
            };
        if (config.Groups["tool"].Value is "svelte" or "astro")
        {
            var isSvelte = config.Groups["tool"].Value == "svelte";
            return new(
                file,
                isSvelte ? "SvelteKit" : "Astro",
                [.. isSvelte ? ScriptPolicies.OfSvelte(script) : ScriptPolicies.OfAstro(script)]
            )
            {
                Scope = folder,
                Renders = true,
            };
        }

        return config.Groups["tool"].Value == "next"
            ? new(file, "Next.js", IsExported(script) ? [.. ScriptHosts.OfNext(script).Select(OfExport)] : [.. ScriptHosts.OfNext(script)])
            {
                Scope = folder,
                Renders = !IsExported(script),
            }
            : new(file, "Nuxt", [.. ScriptHosts.OfNuxt(script)])
            {
                Scope = folder,
                Renders = true,
                IsOrderUnknown = true,
            };
    }

    // What is exported is served by another server, which knows nothing of them.
    private static HeaderRule OfExport(HeaderRule rule) =>
        rule with
        {
            Pages = PathPattern.Unknown($"{rule.Pages.Written}, which a static export leaves out"),
        };

    private static bool IsServer(string name, string text) =>
        ScriptName().IsMatch(name)
        && (text.Contains("helmet", StringComparison.Ordinal) || text.Contains("-Policy", StringComparison.OrdinalIgnoreCase));

    private static bool IsExported(ScriptFile script) =>
        script.Members("output").Any(member => member.Value is Acornima.Ast.Expression value && script.ValueOf(value).Text == "export");

    private static string? Folder(string folder, SettingValue? below) =>
        below?.Text is { } path ? Path.GetFullPath(Path.Combine(folder, path)) : null;

    private static string PublicOf(string folder) =>
        Directory.Exists(Path.Combine(folder, "public")) ? Path.Combine(folder, "public") : folder;

    [GeneratedRegex(@"\.(m|c)?(js|ts)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptName();

    [GeneratedRegex(@"^(?<tool>next|nuxt|svelte|astro)\.config\.(m|c)?(js|ts)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConfigName();
}
