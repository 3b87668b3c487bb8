using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Harness.Checks.Settings;

/// <summary>Reads files that give pages their response headers.</summary>
internal static partial class SettingsReader
{
    private const string Netlify = "Netlify or Cloudflare Pages";

    /// <summary>Null where a file is none of those that are read, or cannot be read as what its name says.</summary>
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
                Scope = SettingsScope.AbovePublished(file, named), Root = folder, IsService = true, IsOfFiles = true, IsOrderUnknown = true, AreUrlsClean = null,
            },
            NetlifySettings.FileName when NetlifySettings.Read(text) is { } rules => new(file, Netlify, rules)
            {
                Scope = folder, Root = Path.Combine(folder, NetlifySettings.PublishedIn(text) ?? ""), IsService = true, IsOfFiles = true, IsOrderUnknown = true, AreUrlsClean = null,
            },
            JsonHosts.Vercel when JsonSettings.Read(text) is { } root => new(file, "Vercel", [.. JsonHosts.OfVercel(root)])
            {
                Scope = folder, Root = Folder(folder, root["outputDirectory"]) ?? PublicOf(folder), IsService = true, AreUrlsClean = root["cleanUrls"]?.Text == "true",
            },
            JsonHosts.Firebase when JsonSettings.Read(text) is { } root => new(file, "Firebase Hosting", [.. JsonHosts.OfFirebase(root)])
            {
                Scope = folder, Root = Folder(folder, root["hosting"]?["public"]), IsService = true, IsOrderUnknown = true, AreUrlsClean = root["hosting"]?["cleanUrls"]?.Text == "true",
            },
            JsonHosts.StaticWebApp when JsonSettings.Read(text) is { } root => new(file, "Azure Static Web Apps", [.. JsonHosts.OfStaticWebApp(root)])
            {
                Scope = SettingsScope.AbovePublished(file, named), Root = folder, IsService = true, AreUrlsClean = null,
            },
            _ => (SettingsFile?)null,
        };
        return read ?? OfScript(file, name, text, folder);
    }

    private static SettingsFile? OfScript(string file, string name, string text, string folder)
    {
        if (ConfigName().Match(name) is not { Success: true } config || ScriptSettings.Of(text, name) is not { } script)
            return null;
        return config.Groups["tool"].Value == "next"
            ? new(file, "Next.js", [.. ScriptHosts.OfNext(script)]) { Scope = folder, Renders = !IsExported(script) }
            : new(file, "Nuxt", [.. ScriptHosts.OfNuxt(script)]) { Scope = folder, Renders = true, IsOrderUnknown = true };
    }

    private static bool IsExported(ScriptSettings script) =>
        script.Members("output").Any(member => member.Value is Acornima.Ast.Expression value && script.ValueOf(value).Text == "export");

    private static string? Folder(string folder, SettingValue? below) => below?.Text is { } path ? Path.GetFullPath(Path.Combine(folder, path)) : null;

    private static string PublicOf(string folder) => Directory.Exists(Path.Combine(folder, "public")) ? Path.Combine(folder, "public") : folder;

    [GeneratedRegex(@"^(?<tool>next|nuxt)\.config\.(m|c)?(js|ts)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConfigName();
}
