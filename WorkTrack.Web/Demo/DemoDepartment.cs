using System.Collections.Immutable;
using static WorkTrack.Web.Demo.DemoProgram;

namespace WorkTrack.Web.Demo;

/// <summary>Some people of the demo's office who do the same work on the same kind of computer.</summary>
/// <param name="Code">What their computers' names begin with.</param>
/// <param name="Kind">The kind of computer, as it stands in the name.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Platform">The operating system.</param>
/// <param name="Programs">What they work with; the first ones are always open.</param>
internal sealed record DemoDepartment(
    string Code, string Kind, int Count, DemoPlatform Platform, ImmutableArray<DemoProgram> Programs)
{
    /// <summary>The whole office.</summary>
    public static ImmutableArray<DemoDepartment> All { get; } =
    [
        new("FIN", "NB", 5, DemoPlatform.Windows,
        [
            Excel("Fluxo de caixa 2026", "Contas a pagar", "Conciliação bancária", "Orçamento anual", $"Faturas {Client}"),
            Sap("FB60 Lançar fatura de fornecedor", "FBL5N Partidas individuais", "F110 Pagamentos automáticos"),
            Outlook(),
            Chrome("Internet Banking Empresas", "Portal da Nota Fiscal Eletrônica", "Receita Federal - e-CAC"),
        ]),
        new("RH", "PC", 3, DemoPlatform.Windows,
        [
            Word("Contrato de trabalho", "Política de férias", "Descrição de cargo - Analista"),
            Excel("Folha de pagamento novembro", "Controle de férias", "Banco de horas"),
            Outlook(),
            Teams(),
            Chrome("eSocial", "LinkedIn Recruiter", $"Entrevista com {Colleague} - Google Agenda"),
        ]),
        new("COM", "NB", 5, DemoPlatform.Windows,
        [
            Chrome($"{Client} | CRM", "Funil de vendas | CRM", $"{Client} - Pesquisa Google", "WhatsApp"),
            Outlook(),
            Excel("Metas do trimestre", "Tabela de preços", $"Cotação {Client}"),
            Teams(),
            Slides($"Apresentação comercial {Client}", "Resultados do mês"),
        ]),
        new("ENG", "PC", 4, DemoPlatform.Windows,
        [
            AutoCad("Planta baixa - Bloco A", "Fachada norte", "Projeto hidráulico R03", "Estrutura metálica"),
            Excel("Lista de materiais", "Cronograma da obra", $"Orçamento {Client}"),
            Outlook(),
            Plain("Acrobat.exe", @"C:\Program Files\Adobe\Acrobat DC\Acrobat\Acrobat.exe", "NBR 6118.pdf - Adobe Acrobat", "Memorial descritivo.pdf - Adobe Acrobat"),
        ]),
        new("TI", "PC", 2, DemoPlatform.Windows,
        [
            VsCode("Code.exe", @"C:\Program Files\Microsoft VS Code\Code.exe", "PedidoService.cs - vendas", "Program.cs - portal", "appsettings.json - portal"),
            Chrome("Painel de chamados", "Pull request #128 - GitHub", "Stack Overflow"),
            Plain("WindowsTerminal.exe", @"C:\Program Files\WindowsApps\WindowsTerminal.exe", "PowerShell", "ssh backup-01"),
            Teams(),
        ]),
        new("TI", "NB", 2, DemoPlatform.Linux,
        [
            VsCode("code", "/usr/share/code/code", "deploy.yml - infra", "docker-compose.yml - infra", "backup.py - scripts"),
            Plain("gnome-terminal", "/usr/bin/gnome-terminal", "ssh srv-banco-02", "htop", "git log - infra"),
            Plain("firefox", "/usr/lib/firefox/firefox", "Grafana - Servidores - Mozilla Firefox", "Painel de chamados - Mozilla Firefox", "Zabbix - Alertas - Mozilla Firefox"),
        ]),
        new("MKT", "MAC", 2, DemoPlatform.Mac,
        [
            Mac("Adobe Photoshop 2025", "banner-campanha-verao.psd", $"logo-{Client}.psd"),
            Mac("Google Chrome", "Instagram", "Google Analytics - Visão geral", "Meta Ads - Campanhas"),
            Mac("Figma", "Landing page - Figma", "Identidade visual - Figma"),
            Mac("Slack", $"{Colleague} (mensagem direta) - Slack", "#marketing - Slack"),
        ]),
        new("DIR", "MAC", 1, DemoPlatform.Mac,
        [
            Mac("Microsoft Excel", "Indicadores do mês.xlsx", "Planejamento estratégico.xlsx"),
            Mac("Mail", "Entrada", $"Contrato {Client}"),
            Mac("Safari", "Valor Econômico", "Power BI - Painel executivo"),
            Mac("zoom.us", "Reunião Zoom"),
        ]),
    ];
}
