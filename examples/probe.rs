//! probe
use whosays::rule::*;
use whosays::text::Text;
fn walk(root: &std::path::Path, dir: &std::path::Path, out: &mut Vec<PackFile>) {
    for e in std::fs::read_dir(dir).unwrap() {
        let p = e.unwrap().path();
        if p.is_dir() {
            walk(root, &p, out)
        } else {
            let path = p.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            out.push(PackFile {
                text: Text::decode(path.clone(), std::fs::read(&p).unwrap()).unwrap(),
                path,
            });
        }
    }
}
fn main() {
    let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let mut files = Vec::new();
    walk(&root, &root, &mut files);
    let packs = [PackFiles { files, loose: false }];
    let t = std::time::Instant::now();
    let loaded = load(&packs, &Settings::default());
    println!("{:?}", t.elapsed());
    for (origin, d) in &loaded.diagnostics {
        let Origin::Pack { pack, file } = origin else { continue };
        let text = &packs[*pack].files[*file].text;
        let p = text.position(d.span.start);
        println!(
            "{}:{}:{} {} [{}] {:?} | {}",
            text.name(),
            p.line,
            p.column,
            d.message,
            d.rule,
            text.slice(d.span),
            d.help.as_deref().unwrap_or("")
        );
    }
    println!(
        "{} rules, {} lexicons, packs {:?}",
        loaded.set.rules.len(),
        loaded.set.lexicons.names().count(),
        loaded.set.packs
    );
}
