using System.Globalization;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Pictures and traces of a scenario.</summary>
internal sealed class HtmlFiles(HtmlWriter html)
{
    public void Write(string scenario, IReadOnlyList<HtmlFile> files)
    {
        if (files.Count == 0)
            return;

        html.Open("section", ("class", "files"));
        foreach (var file in files.OrderBy(file => file.Kind == AttachmentKind.Trace))
        {
            var what = file.Kind switch
            {
                AttachmentKind.HostPage => "Host page",
                AttachmentKind.Dashboard => "Dashboard",
                _ => "Trace",
            };
            if (file.Path is null)
                html.Element(
                    "p",
                    $"{what}: {file.Original} is missing, or is not {(file.Kind == AttachmentKind.Trace ? "an archive" : "a picture")}.",
                    ("class", "muted")
                );
            else if (file.Kind == AttachmentKind.Trace)
                WriteTrace(file.Path);
            else
                WritePicture(scenario, what, file.Path, file);
        }

        html.Close("section");
    }

    private void WritePicture(string scenario, string what, string path, HtmlFile file) =>
        html.Open("figure")
            .Open("a", ("href", path))
            .Open(
                "img",
                ("src", path),
                ("loading", "lazy"),
                ("alt", $"{what} of {scenario} at its verdict, full size"),
                ("width", file.Width.ToString(CultureInfo.InvariantCulture)),
                ("height", file.Height.ToString(CultureInfo.InvariantCulture))
            )
            .Close("a")
            .Element("figcaption", $"{what} at the verdict")
            .Close("figure");

    private void WriteTrace(string path) =>
        html.Open("p", ("class", "trace"))
            .Element("a", "Trace", ("href", path), ("download", ""))
            .Text(" opens with ")
            .Element("code", $"npx playwright show-trace {path}")
            .Text(" in this folder. Secrets are taken out of its text; its pictures show what the browser showed.")
            .Close("p");
}

/// <summary>An attachment beside the page.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Relative to the page; null when it was not to be had.</param>
/// <param name="Original">Where it was.</param>
/// <param name="Width">Of a picture, in pixels; otherwise 0.</param>
/// <param name="Height">Of a picture, in pixels; otherwise 0.</param>
internal sealed record HtmlFile(AttachmentKind Kind, string? Path, string Original, int Width, int Height);
